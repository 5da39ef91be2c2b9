// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
// jtest: normalize @[0-9a-f]+ => @HASH
import java.util.*;
import jdk.internal.org.objectweb.asm.*;

/** Classes that are their own ancestors, superclasses that are final, interfaces, sealed or not accessible, names that differ, packages of java., duplicates. */
public class CycleAndShadow implements Opcodes {
    static byte[] type(int access, String name, String parent, String... faces) {
        ClassWriter w = new ClassWriter(0);
        w.visit(V17, access, name, null, parent, faces);
        return Asm.bytes(w);
    }
    static final int P = ACC_PUBLIC | ACC_SUPER, I = ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT;

    static void load(String label, String name, Object... classes) {
        Asm.Loader l = new Asm.Loader();
        for (int i = 0; i < classes.length; i += 2) l.add(((String) classes[i]).replace('/', '.'), (byte[]) classes[i + 1]);
        T.thrown(label, () -> Class.forName(name, true, l));
        T.thrown("   again", () -> Class.forName(name, true, l));
    }

    public static void main(String[] args) throws Exception {
        load("self", "A", "A", type(P, "A", "A"));
        load("self interface", "A", "A", type(I, "A", "java/lang/Object", "A"));
        load("cycle", "A", "A", type(P, "A", "B"), "B", type(P, "B", "C"), "C", type(P, "C", "A"));
        load("interface cycle", "A", "A", type(I, "A", "java/lang/Object", "B"), "B", type(I, "B", "java/lang/Object", "A"));
        load("final", "A", "A", type(P, "A", "java/lang/String"));
        load("final of ours", "A", "A", type(P, "A", "B"), "B", type(P | ACC_FINAL, "B", "java/lang/Object"));
        load("interface as class", "A", "A", type(P, "A", "java/lang/Runnable"));
        load("class as interface", "A", "A", type(P, "A", "java/lang/Object", "java/lang/Thread"));
        load("interface with class", "A", "A", type(I, "A", "java/lang/Thread"));
        load("twice", "A", "A", type(P, "A", "java/lang/Object", "java/lang/Runnable", "java/lang/Runnable"));
        load("missing parent", "A", "A", type(P, "A", "no/Such"));
        load("missing interface", "A", "A", type(P, "A", "java/lang/Object", "no/Such"));
        load("missing grandparent", "A", "A", type(P, "A", "B"), "B", type(P, "B", "no/Such"));
        load("not accessible", "A", "A", type(P, "A", "java/util/JumboEnumSet"));
        load("other package", "A", "A", type(P, "A", "q/B"), "q/B", type(ACC_SUPER, "q/B", "java/lang/Object"));
        load("not exported", "A", "A", type(P, "A", "jdk/internal/misc/Unsafe"));
        load("enum parent", "A", "A", type(P, "A", "java/lang/Enum"));
        load("record parent", "A", "A", type(P, "A", "java/lang/Record"));
        load("wrong name", "A", "A", type(P, "Z", "java/lang/Object"));
        load("java.", "java.A", "java/A", type(P, "java/A", "java/lang/Object"));
        load("java.lang", "java.lang.A", "java/lang/A", type(P, "java/lang/A", "java/lang/Object"));
        load("java", "java", "java", type(P, "java", "java/lang/Object"));
        load("javax", "javax.A", "javax/A", type(P, "javax/A", "java/lang/Object"));
        load("dotted", "p.A", "p/A", type(P, "p.A", "java/lang/Object"));
        load("array parent", "A", "A", type(P, "A", "[I"));
        load("no parent", "A", "A", type(P, "A", null));
        load("Object with parent", "A", "A", type(P, "java/lang/Object", "A"));
        load("abstract and final", "A", "A", type(P | ACC_ABSTRACT | ACC_FINAL, "A", "java/lang/Object"));
        load("interface not abstract", "A", "A", type(ACC_INTERFACE, "A", "java/lang/Object"));
        load("annotation not interface", "A", "A", type(P | ACC_ANNOTATION, "A", "java/lang/Object"));
        load("module", "A", "A", type(ACC_MODULE, "A", "java/lang/Object"));
        ClassWriter sealedOne = new ClassWriter(0);
        sealedOne.visit(V17, P, "S", null, "java/lang/Object", null);
        Asm.method(sealedOne, ACC_PUBLIC, "<init>", "()V", m -> { m.visitVarInsn(ALOAD, 0); m.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false); m.visitInsn(RETURN); });
        sealedOne.visitPermittedSubclassExperimental("Allowed");
        byte[] s = Asm.bytes(sealedOne);
        load("sealed", "A", "A", type(P, "A", "S"), "S", s);
        load("permitted", "Allowed", "Allowed", type(P | ACC_FINAL, "Allowed", "S"), "S", s);
        ClassWriter face = new ClassWriter(0);
        face.visit(V17, I, "F", null, "java/lang/Object", null);
        face.visitPermittedSubclassExperimental("p/Allowed");
        load("sealed interface", "A", "A", type(P, "A", "java/lang/Object", "F"), "F", Asm.bytes(face));
        Asm.Loader l = new Asm.Loader();
        l.define("D", type(P, "D", "java/lang/Object"));
        T.thrown("duplicate", () -> l.define("D", type(P, "D", "java/lang/Object")));
        T.thrown("null name", () -> T.p(l.define(null, type(P, "N", "java/lang/Object"))));
        T.thrown("empty name", () -> l.define("", type(P, "N2", "java/lang/Object")));
        T.thrown("slash name", () -> l.define("a/B", type(P, "a/B", "java/lang/Object")));
        T.thrown("array name", () -> l.define("[LX;", type(P, "X", "java/lang/Object")));
        Asm.Loader parent = new Asm.Loader();
        parent.add("Shadow", type(P, "Shadow", "java/lang/Object"));
        Asm.Loader child = new Asm.Loader(parent);
        child.add("Shadow", type(P | ACC_FINAL, "Shadow", "java/lang/Object"));
        T.p(child.loadClass("Shadow").getClassLoader() == parent, child.define("Shadow", type(P | ACC_FINAL, "Shadow", "java/lang/Object")).getClassLoader() == child, child.loadClass("Shadow").getClassLoader() == child, Class.forName("Shadow", false, child).getClassLoader() == child);
    }
}
