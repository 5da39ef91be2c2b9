import java.util.ArrayList;
import java.util.List;

/** A class file without one of its methods, fields, attributes, interfaces or handlers. */
final class Smaller {
    private Smaller() {}

    static List<byte[]> variants(byte[] bytes) {
        List<byte[]> result = new ArrayList<>();
        ClassModel file;
        try {
            file = new ClassModel(bytes);
        } catch (RuntimeException e) {
            return result; // too broken to be taken apart
        }
        without(bytes, file.methods.size(), (f, i) -> f.methods.remove(i), result);
        without(bytes, file.fields.size(), (f, i) -> f.fields.remove(i), result);
        without(bytes, file.interfaces.size(), (f, i) -> f.interfaces.remove(i), result);
        without(bytes, file.attributes.size(), (f, i) -> f.attributes.remove(i), result);
        for (int number = 0; number < file.methods.size(); number++) {
            int n = number;
            ClassModel.Member method = file.methods.get(n);
            without(bytes, method.attributes.size(), (f, i) -> f.methods.get(n).attributes.remove(i), result);
            for (int attribute = 0; attribute < method.attributes.size(); attribute++) {
                int a = attribute;
                ClassModel.Code code = method.attributes.get(a).code;
                if (code == null) continue;
                without(bytes, code.attributes.size(), (f, i) -> f.methods.get(n).attributes.get(a).code.attributes.remove(i), result);
                without(bytes, code.handlers.size(), (f, i) -> f.methods.get(n).attributes.get(a).code.handlers.remove(i), result);
            }
        }
        return result;
    }

    /** The class file with one of its methods with code each, the others gone. */
    static List<byte[]> single(byte[] bytes) {
        List<byte[]> result = new ArrayList<>();
        try {
            for (int i = 0; i < new ClassModel(bytes).methods.size(); i++) {
                ClassModel file = new ClassModel(bytes);
                ClassModel.Member kept = file.methods.get(i);
                file.methods.removeIf(m -> m != kept);
                result.add(file.write());
            }
        } catch (RuntimeException e) {
            result.clear();
        }
        return result;
    }

    private interface Removal {
        void remove(ClassModel file, int index);
    }

    private static void without(byte[] bytes, int count, Removal removal, List<byte[]> result) {
        for (int i = 0; i < count; i++) {
            ClassModel file = new ClassModel(bytes);
            removal.remove(file, i);
            result.add(file.write());
        }
    }
}
