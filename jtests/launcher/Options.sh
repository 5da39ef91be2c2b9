# jtest: tag launcher
run() { echo "--- $*"; "$JAVA" "$@"; echo "exit $?"; }
C="-cp $CLASSES Show"
run -Da=1 -Db -Dc=x=y "-Dd=with space" $C a b c d
run -ea $C
run -enableassertions $C
run -ea:Show $C
run -ea -da:Show $C
run -ea:pkg... $C
run -esa $C
run -Xss512k -Xmx64m -Xms16m $C
run -Xint $C
run -Xshare:off $C
run -Xshare:auto $C
run -XX:+UseSerialGC $C
run -verbose:none $C
run -noSuchOption $C
run --no-such-option $C
run -Xmx $C
run -Xmxfoo $C
run -Xss1 $C
run -Xmx1k $C
run -XX:NoSuchFlag=5 $C
run -XX:+IgnoreUnrecognizedVMOptions -XX:NoSuchFlag=5 $C
run -cp
run -da -Dx=y
