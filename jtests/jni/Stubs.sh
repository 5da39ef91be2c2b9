. "$SRC/native.bash"
run_native_unchecked Stubs || exit
echo "--- -Xcheck:jni"
run_built Stubs -Dfew=true -Xcheck:jni | without_warnings
