# jtest: tag launcher slow
# jtest: timeout 120
run() { echo "--- $*"; "$JAVA" "$@"; echo "exit $?"; }
cat > Prog.java <<'E'
import java.util.*;
public class Prog {
    record P(int x) { }
    public static void main(String[] a) { System.out.println(new P(a.length) + " " + List.of(a) + " " + Prog.class.getClassLoader().getClass().getSimpleName()); if (a.length > 1) throw new IllegalStateException("from source"); }
}
class Second { }
E
run Prog.java
run Prog.java a b
run --source 17 Prog.java x
echo 'public class Bad { int x = "s"; }' > Bad.java; run Bad.java
echo 'class Empty { }' > Empty.java; run Empty.java
run None.java
printf '#!/usr/bin/env java --source 17\nclass She { public static void main(String[] a) { System.out.println("shebang"); } }\n' > she; run --source 17 she
