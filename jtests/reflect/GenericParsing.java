// jtest: opts --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED
// jtest: tag asm
import java.lang.reflect.*;
import java.util.*;
import jdk.internal.org.objectweb.asm.*;

/** Signature attributes that are right, odd, or malformed, and what reflection makes of them. */
public class GenericParsing {
    static int count;

    static Class<?> withClass(String signature) {
        ClassWriter w = new ClassWriter(0);
        w.visit(Opcodes.V11, Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT, "Sig" + count, signature, "java/lang/Object", new String[] {"java/util/function/Function"});
        return new Asm.Loader().define("Sig" + count++, Asm.bytes(w));
    }


    static Class<?> faceWithMember(String method) {
        ClassWriter w = new ClassWriter(0);
        w.visit(Opcodes.V11, Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT, "Sig" + count, null, "java/lang/Object", null);
        w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "m", "(Ljava/util/List;I)Ljava/lang/Object;", method, new String[] {"java/lang/Exception"}).visitEnd();
        return new Asm.Loader().define("Sig" + count++, Asm.bytes(w));
    }

    public static void main(String[] args) throws Exception {
        for (String s : new String[] {"Ljava/lang/Object;Ljava/util/function/Function<Ljava/lang/String;[I>;", "<T:Ljava/lang/Object;>Ljava/lang/Object;Ljava/util/function/Function<TT;*>;", "<A::Ljava/lang/Runnable;:Ljava/util/List<-TA;>;B:TA;>Ljava/lang/Object;Ljava/util/function/Function<+TA;[[TB;>;",
            "Ljava/lang/Object;Ljava/util/function/Function<TX;TX;>;", "Ljava/lang/Object;Ljava/util/function/Function<Lno/Such;Ljava/lang/String;>;", "Ljava/lang/Object;Lno/Such<Ljava/lang/String;>;", "", "garbage", "Ljava/lang/Object;Ljava/util/function/Function<>;", "Ljava/lang/Object;Ljava/util/function/Function<Ljava/lang/String;>;", "<T:>Ljava/lang/Object;", "Ljava/lang/Object;Ljava/util/Map$Entry<II>;", "Ljava/lang/Object;Ljava/util/AbstractMap<*>.SimpleEntry<*>;"}) {
            try {
                Class<?> c = withClass(s);
                T.p("#", s);
                T.value("  interfaces", () -> c.getGenericInterfaces());
                T.value("  superclass", () -> c.getGenericSuperclass());
                T.value("  parameters", () -> { StringBuilder b = new StringBuilder(); for (TypeVariable<?> v : c.getTypeParameters()) b.append(v).append(Arrays.toString(v.getBounds())); return b; });
                T.value("  generic", () -> c.toGenericString().replaceAll("Sig\\d+", "Sig"));
            } catch (Throwable t) { T.p("#", s, t); }
        }
        for (String s : new String[] {"<E:Ljava/lang/Exception;>(Ljava/util/List<TE;>;I)TE;^TE;", "(Ljava/util/List<*>;I)Ljava/lang/Object;", "(Ljava/util/List<+[J>;)V", "()V", "(I", "<X>()V", "(Ljava/util/List<TZ;>;I)TZ;", "(Ljava/util/List;I)[Ljava/util/Map<TQ;Ljava/util/Map$Entry<**>;>;"}) {
            Method m = faceWithMember(s).getMethods()[0];
            T.p("#", s);
            T.value("  parameters", () -> m.getGenericParameterTypes()); T.value("  return", () -> m.getGenericReturnType()); T.value("  throws", () -> m.getGenericExceptionTypes()); T.value("  text", () -> m.toGenericString().replaceAll("Sig\\d+", "Sig")); T.value("  erased", () -> m.toString().replaceAll("Sig\\d+", "Sig"));
        }
    }
}
