# jtest: tag launcher
# The texts name the VM, so only their shape and the stream are compared.
for o in -version --version -fullversion --full-version -showversion; do
    "$JAVA" $o >out 2>err; echo "$o exit $? out $(wc -l <out | tr -d ' ') err $(( $(wc -l <err) > 0 ))"
done
"$JAVA" -version 2>&1 | head -1 | sed 's/"17[^"]*".*/"17"/'
"$JAVA" --version | head -1 | sed 's/ 17.*/ 17/'
"$JAVA" -XshowSettings:properties -version 2>&1 | grep -E 'java.specification.version|java.vm.specification.name|os.name' | sort
