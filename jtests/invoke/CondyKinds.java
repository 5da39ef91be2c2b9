// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
import java.lang.invoke.*;
import java.util.*;
import jdk.internal.org.objectweb.asm.*;

/** Dynamic constants of each type, by ldc, ldc_w and ldc2_w, as arguments of others and of invokedynamic, computed once. */
public class CondyKinds {
    static int calls;

    public static Object make(MethodHandles.Lookup l, String name, Class<?> type, Object... rest) {
        calls++;
        T.p("bootstrap", name, type, rest.length == 0 ? "" : Arrays.toString(rest));
        switch (name) {
            case "z": return true;
            case "b": return (byte) -7;
            case "s": return (short) -300;
            case "c": return '\u20ac';
            case "i": return 123456789;
            case "j": return Long.MIN_VALUE + 1;
            case "f": return -0.0f;
            case "d": return Math.PI;
            case "nil": return null;
            case "list": return List.of(rest);
            case "array": return rest;
            case "self": return l.lookupClass();
            default: return name + rest.length;
        }
    }

    public static CallSite site(MethodHandles.Lookup l, String name, MethodType type, Object... rest) {
        calls++;
        T.p("site", name, type, Arrays.deepToString(rest));
        return new ConstantCallSite(MethodHandles.dropArguments(MethodHandles.constant(Object.class, Arrays.asList(rest)), 0, type.parameterList()));
    }

    static final Handle MAKE = new Handle(Opcodes.H_INVOKESTATIC, "CondyKinds", "make", "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;[Ljava/lang/Object;)Ljava/lang/Object;", false);
    static final Handle SITE = new Handle(Opcodes.H_INVOKESTATIC, "CondyKinds", "site", "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;", false);

    static ConstantDynamic condy(String name, String type, Object... rest) { return new ConstantDynamic(name, type, MAKE, rest); }

    public static void main(String[] args) throws Throwable {
        String[] types = {"Z", "B", "S", "C", "I", "J", "F", "D"};
        Object[] wrong = {"nil", "i", "j", "other"};
        ClassWriter w = Asm.start(Opcodes.V11, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "Condies", "java/lang/Object");
        for (int padded = 0; padded < 2; padded++) {
            if (padded == 1) for (int i = 0; i < 300; i++) w.newConst(i + 100000);
            for (String t : types) {
                String suffix = padded == 1 ? "wide" : "";
                Asm.method(w, "get" + t + suffix, "()" + t, m -> {
                    m.visitLdcInsn(condy(t.toLowerCase(), t, suffix.isEmpty() ? new Object[0] : new Object[] {suffix}));
                    m.visitInsn(t.equals("J") ? Opcodes.LRETURN : t.equals("F") ? Opcodes.FRETURN : t.equals("D") ? Opcodes.DRETURN : Opcodes.IRETURN);
                });
            }
        }
        Object list = condy("list", "Ljava/util/List;", 1, 2L, 3.5f, 4.5, "five", Type.getType("Ljava/lang/String;"), Type.getMethodType("(I)J"), condy("i", "I"), condy("nil", "Ljava/lang/Object;", "n"));
        Object[][] references = {{"nil", condy("nil", "Ljava/lang/String;")}, {"text", condy("text", "Ljava/lang/String;")}, {"self", condy("self", "Ljava/lang/Class;")}, {"array", condy("array", "[Ljava/lang/Object;", "x", condy("j", "J"))},
            {"badType", condy("text", "Ljava/util/List;")}, {"badInt", condy("text", "I")}, {"badNull", condy("nil", "I")}, {"narrow", condy("j", "I")}, {"widen", condy("i", "J")}, {"voids", condy("i", "V")}};
        for (Object[] r : references) {
            String d = ((ConstantDynamic) r[1]).getDescriptor();
            Asm.method(w, (String) r[0], "()V", m -> {
                m.visitLdcInsn(r[1]);
                if (d.equals("J")) { m.visitInsn(Opcodes.POP2); } else { m.visitInsn(Opcodes.POP); }
                m.visitInsn(Opcodes.RETURN);
            });
        }
        Asm.method(w, "indy", "(I)Ljava/lang/Object;", m -> {
            m.visitVarInsn(Opcodes.ILOAD, 0);
            m.visitInvokeDynamicInsn("shape", "(I)Ljava/lang/Object;", SITE, list, condy("z", "Z"), condy("c", "C"), MAKE, "tail");
            m.visitInsn(Opcodes.ARETURN);
        });
        Class<?> c;
        try {
            c = new Asm.Loader().define("Condies", Asm.bytes(w));
            c.getDeclaredMethods();
            T.p("defined");
            Class.forName(c.getName(), true, c.getClassLoader());
        } catch (Throwable t) { T.p(t); return; }
        for (String t : types) for (String suffix : new String[] {"", "wide", "", "wide"}) {
            Object v = c.getMethod("get" + t + suffix).invoke(null);
            T.p(t + suffix, v);
        }
        for (Object[] r : references) for (int k = 0; k < 2; k++) {
            try {
                T.p(r[0], c.getMethod((String) r[0]).invoke(null));
            } catch (java.lang.reflect.InvocationTargetException e) {
                T.p(r[0], e.getCause(), e.getCause().getCause());
            }
        }
        for (int k = 0; k < 2; k++) T.p(c.getMethod("indy", int.class).invoke(null, 5));
        T.p(calls);
    }
}
