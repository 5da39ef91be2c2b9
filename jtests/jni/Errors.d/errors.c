#include "errors.h"

#define CLASS(name) E->FindClass(env, name)

JNIEXPORT void JNICALL Java_Errors_find(JNIEnv* env, jclass self) {
  static const char* const names[] = {
      "", "no/Such", "java.lang.String", "java/lang", "java/lang/", "/java/lang/String", "java//lang/String",
      "java/lang/String;", "java/lang/string", "[java/lang/String", "[Ljava/lang/String", "[Ljava.lang.String;", "[Lno/Such;",
      "[I", "[[J", "[", "[[", "[V", "[Q", "[II", "I", "int", "V", "LI;", "L;", "a b", "a;b", "a[b", "a<b", "caf\xC3\xA9",
      "Errors", "Errors$None", "errors"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    char what[100];
    snprintf(what, sizeof what, "FindClass \"%s\"", names[i]);
    show_reference(env, what, CLASS(names[i]));
  }
  char* name = malloc(70000);
  memset(name, 'x', 70000);
  for (int length = 65534; length <= 65536; length++) {
    name[length] = 0;
    jclass c = CLASS(name);
    jthrowable thrown = E->ExceptionOccurred(env);
    E->ExceptionClear(env);
    say(env, "%d letters: %d, %s", length, c != NULL, text_of(env, E->GetObjectClass(env, thrown)));
    name[length] = 'x';
  }
  free(name);
}

JNIEXPORT void JNICALL Java_Errors_initialisation(JNIEnv* env, jclass self) {
  CASE_REFERENCE(E->FindClass(env, "Errors$Unlucky"));
  CASE_REFERENCE(E->FindClass(env, "Errors$Unlucky"));
  CASE_REFERENCE(E->FindClass(env, "Errors$Unlucky2"));
  CASE_REFERENCE(E->FindClass(env, "[LErrors$Unlucky;"));
  jclass array = CLASS("[LErrors$Unlucky4;");
  jmethodID get_component = E->GetMethodID(env, CLASS("java/lang/Class"), "getComponentType", "()Ljava/lang/Class;");
  jclass unlucky = E->CallObjectMethod(env, CLASS("[LErrors$Unlucky;"), get_component);
  CASE_ID(E->GetMethodID(env, unlucky, "method", "()V"));
  CASE_ID(E->GetStaticMethodID(env, unlucky, "staticMethod", "()V"));
  CASE_ID(E->GetMethodID(env, unlucky, "none", "()V"));
  CASE_ID(E->GetFieldID(env, unlucky, "field", "I"));
  CASE_ID(E->GetStaticFieldID(env, unlucky, "number", "I"));
  CASE_ID(E->GetStaticFieldID(env, unlucky, "none", "I"));
  CASE_REFERENCE(E->AllocObject(env, unlucky));
  CASE_REFERENCE(E->NewObjectArray(env, 0, unlucky, NULL) == NULL ? NULL : E->NewStringUTF(env, "array"));
  jclass first_time = E->CallObjectMethod(env, array, get_component);
  CASE_ID(E->GetStaticFieldID(env, first_time, "number", "I"));
  jclass late = E->CallObjectMethod(env, CLASS("[LErrors$Late;"), get_component);
  CASE_NUMBER(E->NewObjectArray(env, 1, late, NULL) != NULL);
  CASE_ID(E->GetStaticFieldID(env, late, "never_declared", "I"));
  CASE_ID(E->GetFieldID(env, late, "field", "I"));
}

struct member { const char *class_name, *name, *descriptor; };

static void look_up(JNIEnv* env, const struct member* members, size_t count, const char* kind, int is_static) {
  for (size_t i = 0; i < count; i++) {
    const struct member* m = &members[i];
    jclass c = CLASS(m->class_name);
    int is_method = m->descriptor[0] == '(';
    void* id = is_method ? (is_static ? (void*)E->GetStaticMethodID(env, c, m->name, m->descriptor)
                                      : (void*)E->GetMethodID(env, c, m->name, m->descriptor))
                         : (is_static ? (void*)E->GetStaticFieldID(env, c, m->name, m->descriptor)
                                      : (void*)E->GetFieldID(env, c, m->name, m->descriptor));
    char what[200];
    snprintf(what, sizeof what, "%s%s %s.%s %s", is_static ? "static " : "", kind, m->class_name, m->name, m->descriptor);
    show(env, what, id == NULL ? "null" : "an id");
  }
}

JNIEXPORT void JNICALL Java_Errors_methods(JNIEnv* env, jclass self) {
  static const struct member members[] = {
      {"Errors$Concrete", "act", "()V"}, {"Errors$Concrete", "act", "()I"}, {"Errors$Concrete", "acts", "()V"},
      {"Errors$Concrete", "act", "(V)V"}, {"Errors$Concrete", "act", "nonsense("}, {"Errors$Concrete", "", "()V"},
      {"Errors$Concrete", "given", "()I"}, {"Errors$Concrete", "own", "()I"}, {"Errors$Concrete", "hidden", "()I"},
      {"Errors$Concrete", "fail", "(I)I"}, {"Errors$Concrete", "<init>", "()V"}, {"Errors$Concrete", "<init>", "(I)V"},
      {"Errors$Concrete", "<clinit>", "()V"}, {"Errors$Derived", "<clinit>", "()V"}, {"Errors$Derived", "<init>", "()V"},
      {"Errors$Derived", "inside", "()V"}, {"Errors$Derived", "fail", "(I)I"}, {"Errors$Abstract", "open", "()I"},
      {"Errors$Abstract", "act", "()V"}, {"Errors$Face", "act", "()V"}, {"Errors$Face", "given", "()I"},
      {"Errors$Face", "own", "()I"}, {"Errors$Face", "hidden", "()I"}, {"Errors$Face", "toString", "()Ljava/lang/String;"},
      {"Errors$Face", "finalize", "()V"}, {"Errors$Face", "<init>", "()V"}, {"Errors$Face", "<clinit>", "()V"},
      {"[I", "clone", "()Ljava/lang/Object;"}, {"[I", "getClass", "()Ljava/lang/Class;"}, {"[I", "<init>", "()V"},
      {"[LErrors;", "ordinary", "()V"}, {"[LErrors;", "wait", "()V"},
      {"java/lang/invoke/MethodHandle", "invokeExact", "([Ljava/lang/Object;)Ljava/lang/Object;"},
      {"java/lang/invoke/MethodHandle", "invokeExact", "(I)V"}, {"java/lang/invoke/MethodHandle", "linkToStatic", "()V"}};
  look_up(env, members, sizeof members / sizeof members[0], "method", 0);
  look_up(env, members, sizeof members / sizeof members[0], "method", 1);
}

JNIEXPORT void JNICALL Java_Errors_fields(JNIEnv* env, jclass self) {
  static const struct member members[] = {
      {"Errors$Concrete", "number", "I"}, {"Errors$Concrete", "number", "J"}, {"Errors$Concrete", "secret", "I"},
      {"Errors$Concrete", "none", "I"}, {"Errors$Concrete", "secret", "Lno/Such;"}, {"Errors$Concrete", "", "I"},
      {"Errors$Concrete", "secret", ""}, {"Errors$Concrete", "CONSTANT", "I"}, {"Errors$Derived", "secret", "I"},
      {"Errors$Derived", "number", "I"}, {"Errors$Derived", "CONSTANT", "I"}, {"Errors$Face", "CONSTANT", "I"},
      {"Errors$Abstract", "CONSTANT", "I"}, {"[I", "length", "I"}, {"[LErrors$Concrete;", "secret", "I"},
      {"java/lang/String", "value", "[B"}, {"java/lang/String", "value", "[C"}};
  look_up(env, members, sizeof members / sizeof members[0], "field", 0);
  look_up(env, members, sizeof members / sizeof members[0], "field", 1);
}

JNIEXPORT void JNICALL Java_Errors_objects(JNIEnv* env, jclass self) {
  jclass abstract = CLASS("Errors$Abstract"), face = CLASS("Errors$Face"), counted = CLASS("Errors$Counted");
  jmethodID constructor = E->GetMethodID(env, abstract, "<init>", "()V");
  jmethodID object_constructor = E->GetMethodID(env, CLASS("java/lang/Object"), "<init>", "()V");
  CASE_REFERENCE(E->NewObject(env, abstract, constructor));
  CASE_REFERENCE(E->NewObjectA(env, abstract, constructor, NULL));
  CASE_REFERENCE(E->NewObject(env, face, object_constructor));
  CASE_REFERENCE(E->NewObject(env, CLASS("[I"), object_constructor));
  CASE_REFERENCE(E->NewObject(env, CLASS("[LErrors;"), object_constructor));
  CASE_REFERENCE(E->NewObject(env, CLASS("java/lang/Class"), object_constructor));
  CASE_REFERENCE(E->NewObject(env, counted, E->GetMethodID(env, counted, "<init>", "()V")));
  CASE_REFERENCE(E->AllocObject(env, abstract));
  CASE_REFERENCE(E->AllocObject(env, face));
  CASE_REFERENCE(E->AllocObject(env, CLASS("[I")));
  CASE_REFERENCE(E->AllocObject(env, CLASS("[[LErrors;")));
  CASE_REFERENCE(E->AllocObject(env, CLASS("java/lang/Class")));
  CASE_NUMBER(E->GetStaticIntField(env, counted, E->GetStaticFieldID(env, counted, "count", "I")));
  CASE_NUMBER(E->IsInstanceOf(env, NULL, abstract));
  CASE_NUMBER(E->IsInstanceOf(env, self, abstract));
  CASE_REFERENCE(E->GetModule(env, NULL));
  CASE_REFERENCE(E->GetModule(env, CLASS("[[I")));
}

JNIEXPORT void JNICALL Java_Errors_calls(JNIEnv* env, jclass self, jobject concrete) {
  jclass c = CLASS("Errors$Concrete"), abstract = CLASS("Errors$Abstract"), face = CLASS("Errors$Face");
  jmethodID act = E->GetMethodID(env, c, "act", "()V");
  jmethodID open = E->GetMethodID(env, abstract, "open", "()I");
  jmethodID fail = E->GetStaticMethodID(env, c, "fail", "(I)I");
  jvalue three = {.i = 3};
  CASE_VOID(E->CallVoidMethod(env, concrete, act));
  CASE_VOID(E->CallVoidMethod(env, concrete, E->GetMethodID(env, face, "act", "()V")));
  CASE_NUMBER(E->CallNonvirtualIntMethod(env, concrete, abstract, open));
  CASE_VOID(E->CallNonvirtualVoidMethod(env, concrete, face, E->GetMethodID(env, face, "act", "()V")));
  CASE_NUMBER(E->CallStaticIntMethod(env, c, fail, 2));
  CASE_NUMBER(E->CallStaticIntMethodA(env, c, fail, &three));
  CASE_NUMBER(E->CallIntMethod(env, concrete, E->GetMethodID(env, face, "given", "()I")));
  CASE_NUMBER(E->CallIntMethod(env, concrete, E->GetMethodID(env, face, "hidden", "()I")));
  CASE_NUMBER(E->CallStaticIntMethod(env, face, E->GetStaticMethodID(env, face, "own", "()I")));
  jclass handle = CLASS("java/lang/invoke/MethodHandle");
  jclass handles = CLASS("java/lang/invoke/MethodHandles");
  jmethodID identity = E->GetStaticMethodID(env, handles, "identity", "(Ljava/lang/Class;)Ljava/lang/invoke/MethodHandle;");
  jobject mh = E->CallStaticObjectMethod(env, handles, identity, CLASS("java/lang/Object"));
  jmethodID invoke = E->GetMethodID(env, handle, "invokeExact", "([Ljava/lang/Object;)Ljava/lang/Object;");
  CASE_REFERENCE(E->CallObjectMethod(env, mh, invoke, NULL));
  jclass integer = CLASS("java/lang/Integer");
  jmethodID value_of = E->GetStaticMethodID(env, integer, "valueOf", "(I)Ljava/lang/Integer;");
  CASE_REFERENCE(E->CallStaticObjectMethod(env, integer, value_of, 12));
  jmethodID parse = E->GetStaticMethodID(env, integer, "parseInt", "(Ljava/lang/String;)I");
  CASE_NUMBER(E->CallStaticIntMethod(env, integer, parse, NULL));
}

static void throw_new(JNIEnv* env, const char* name, const char* message) {
  char what[100];
  snprintf(what, sizeof what, "ThrowNew %s \"%s\"", name, message == NULL ? "NULL" : message);
  show_number(env, what, E->ThrowNew(env, CLASS(name), message));
}

JNIEXPORT void JNICALL Java_Errors_exceptions(JNIEnv* env, jclass self) {
  throw_new(env, "java/lang/Exception", "caf\xC3\xA9");
  throw_new(env, "java/lang/Exception", "");
  throw_new(env, "java/lang/Exception", NULL);
  throw_new(env, "Errors$NoText", "text");
  throw_new(env, "Errors$NoText", NULL);
  throw_new(env, "Errors$OnlyText", NULL);
  throw_new(env, "Errors$ThrowsInside", "luck");
  throw_new(env, "Errors$AbstractException", "abstract");
  throw_new(env, "java/lang/Throwable", "itself");
  throw_new(env, "java/lang/OutOfMemoryError", "not really");
  jmethodID get_component = E->GetMethodID(env, CLASS("java/lang/Class"), "getComponentType", "()Ljava/lang/Class;");
  jclass unlucky = E->CallObjectMethod(env, CLASS("[LErrors$Unlucky3;"), get_component);
  CASE_NUMBER(E->ThrowNew(env, unlucky, "text"));
  CASE_NUMBER(E->ThrowNew(env, unlucky, "again"));
  CASE_REFERENCE(E->ExceptionOccurred(env));
  CASE_NUMBER(E->ExceptionCheck(env));
  CASE_VOID(E->ExceptionClear(env));
  CASE_VOID(E->ExceptionDescribe(env));
}

JNIEXPORT void JNICALL Java_Errors_references(JNIEnv* env, jclass self, jobject o) {
  CASE_NUMBER(E->PushLocalFrame(env, 0));
  CASE_REFERENCE(E->PopLocalFrame(env, NULL));
  CASE_NUMBER(E->PushLocalFrame(env, 65536));
  CASE_REFERENCE(E->PopLocalFrame(env, o));
  CASE_NUMBER(E->PushLocalFrame(env, 65537));
  CASE_NUMBER(E->PushLocalFrame(env, 2147483647));
  CASE_NUMBER(E->EnsureLocalCapacity(env, 0));
  CASE_NUMBER(E->EnsureLocalCapacity(env, 65536));
  CASE_NUMBER(E->EnsureLocalCapacity(env, 65537));
  CASE_NUMBER(E->EnsureLocalCapacity(env, 2147483647));
  CASE_REFERENCE(E->NewLocalRef(env, NULL));
  CASE_REFERENCE(E->NewGlobalRef(env, NULL));
  CASE_REFERENCE(E->NewWeakGlobalRef(env, NULL));
  CASE_VOID(E->DeleteLocalRef(env, NULL));
  CASE_VOID(E->DeleteGlobalRef(env, NULL));
  CASE_NUMBER(E->IsSameObject(env, NULL, NULL));
  CASE_NUMBER(E->IsSameObject(env, o, NULL));
  CASE_NUMBER(E->GetObjectRefType(env, NULL));
}

JNIEXPORT void JNICALL Java_Errors_weak(JNIEnv* env, jclass self, jboolean cleared) {
  static jweak weak;
  if (!cleared) {
    weak = E->NewWeakGlobalRef(env, E->AllocObject(env, CLASS("java/lang/Object")));
    return;
  }
  CASE_NUMBER(E->IsSameObject(env, weak, NULL));
  CASE_REFERENCE(E->NewLocalRef(env, weak));
  CASE_REFERENCE(E->NewGlobalRef(env, weak));
  CASE_REFERENCE(E->NewWeakGlobalRef(env, weak));
  CASE_VOID(E->DeleteWeakGlobalRef(env, weak));
}

JNIEXPORT void JNICALL Java_Errors_arrays(JNIEnv* env, jclass self, jobjectArray strings, jintArray ints) {
  jclass string = CLASS("java/lang/String");
  CASE_REFERENCE(E->NewObjectArray(env, -1, string, NULL));
  CASE_REFERENCE(E->NewObjectArray(env, 2147483647, string, NULL));
  CASE_REFERENCE(E->NewObjectArray(env, 100000000, string, NULL));
  CASE_REFERENCE(E->NewBooleanArray(env, -1));
  CASE_REFERENCE(E->NewByteArray(env, -2147483647 - 1));
  CASE_REFERENCE(E->NewCharArray(env, -1));
  CASE_REFERENCE(E->NewShortArray(env, -1));
  CASE_REFERENCE(E->NewIntArray(env, 2147483647));
  CASE_REFERENCE(E->NewIntArray(env, 2000000000));
  CASE_REFERENCE(E->NewLongArray(env, -1));
  CASE_REFERENCE(E->NewLongArray(env, 2147483647));
  CASE_REFERENCE(E->NewFloatArray(env, -1));
  CASE_REFERENCE(E->NewDoubleArray(env, 100000000));
  CASE_REFERENCE(E->GetObjectArrayElement(env, strings, 2));
  CASE_REFERENCE(E->GetObjectArrayElement(env, strings, -2147483647 - 1));
  CASE_VOID(E->SetObjectArrayElement(env, strings, 2, NULL));
  CASE_VOID(E->SetObjectArrayElement(env, strings, 0, self));
  CASE_VOID(E->SetObjectArrayElement(env, strings, 2, self));
  CASE_VOID(E->SetObjectArrayElement(env, E->NewObjectArray(env, 1, CLASS("Errors$Face"), NULL), 0, self));
  CASE_VOID(E->SetObjectArrayElement(env, E->NewObjectArray(env, 1, CLASS("[I"), NULL), 0, strings));
  CASE_VOID(E->SetObjectArrayElement(env, E->NewObjectArray(env, 1, CLASS("[[Ljava/lang/String;"), NULL), 0, ints));
  jint some[4] = {7, 8, 9, 10};
  CASE_VOID(E->SetIntArrayRegion(env, ints, 0, 4, some));
  CASE_VOID(E->GetIntArrayRegion(env, ints, 0, 4, some));
  CASE_VOID(E->GetIntArrayRegion(env, ints, -1, 0, some));
  CASE_VOID(E->GetIntArrayRegion(env, ints, 4, 0, some));
  CASE_VOID(E->GetIntArrayRegion(env, ints, 3, 0, NULL));
  CASE_VOID(E->SetIntArrayRegion(env, ints, 3, 0, NULL));
  CASE_VOID(E->GetIntArrayRegion(env, ints, 2147483647, 1, some));
  CASE_VOID(E->GetIntArrayRegion(env, ints, 1, 2147483647, some));
  CASE_VOID(E->GetIntArrayRegion(env, ints, 0, -2147483647 - 1, some));
  CASE_NUMBER(some[0]);
  CASE_ADDRESS(E->GetIntArrayElements(env, E->NewIntArray(env, 0), NULL));
}

JNIEXPORT void JNICALL Java_Errors_strings(JNIEnv* env, jclass self, jstring s) {
  jchar chars[8] = {'a', 'b'};
  char bytes[40] = "unchanged";
  CASE_REFERENCE(E->NewStringUTF(env, NULL));
  CASE_REFERENCE(E->NewString(env, chars, 0));
  CASE_REFERENCE(E->NewString(env, NULL, 0));
  CASE_VOID(E->GetStringRegion(env, s, 0, 5, chars));
  CASE_VOID(E->GetStringRegion(env, s, -1, 1, chars));
  CASE_VOID(E->GetStringRegion(env, s, 5, 0, chars));
  CASE_VOID(E->GetStringRegion(env, s, 4, 0, chars));
  CASE_VOID(E->GetStringRegion(env, s, 1, -1, chars));
  CASE_VOID(E->GetStringRegion(env, s, 2147483647, 2147483647, chars));
  CASE_VOID(E->GetStringUTFRegion(env, s, 0, 5, bytes));
  CASE_VOID(E->GetStringUTFRegion(env, s, -1, 1, bytes));
  CASE_VOID(E->GetStringUTFRegion(env, s, 5, 0, bytes));
  CASE_VOID(E->GetStringUTFRegion(env, s, 1, -1, bytes));
  CASE_VOID(E->GetStringUTFRegion(env, s, 3, 2147483647, bytes));
  CASE_REFERENCE(E->NewStringUTF(env, bytes));
  CASE_VOID(E->GetStringUTFRegion(env, s, 4, 0, bytes));
  CASE_NUMBER(strlen(bytes));
}

JNIEXPORT void JNICALL Java_Errors_monitors(JNIEnv* env, jclass self, jobject o) {
  CASE_NUMBER(E->MonitorExit(env, o));
  CASE_NUMBER(E->MonitorEnter(env, o));
  CASE_NUMBER(E->MonitorExit(env, o));
  CASE_NUMBER(E->MonitorExit(env, o));
  jmethodID notify = E->GetMethodID(env, CLASS("java/lang/Object"), "notify", "()V");
  CASE_VOID(E->CallVoidMethod(env, o, notify));
}

static void nothing(JNIEnv* env, jobject self) {}
static jint number(JNIEnv* env, jclass self, jint a) { return a * 10; }

JNIEXPORT void JNICALL Java_Errors_natives(JNIEnv* env, jclass self) {
  JNINativeMethod absent[] = {{"registerMe", "()V", nothing}, {"none", "()V", nothing}};
  JNINativeMethod other_type[] = {{"registerMe", "()I", nothing}};
  JNINativeMethod unknown_type[] = {{"registerMe", "(Lno/Such/Type;)I", nothing}};
  JNINativeMethod ordinary[] = {{"ordinary", "()V", nothing}};
  JNINativeMethod good[] = {{"registerMeToo", "(I)I", number}, {"registerMe", "()V", nothing}};
  JNINativeMethod none[] = {{"registerMeToo", "(I)I", NULL}};
  CASE_NUMBER(E->RegisterNatives(env, self, absent, 2));
  CASE_NUMBER(E->RegisterNatives(env, self, other_type, 1));
  CASE_NUMBER(E->RegisterNatives(env, self, unknown_type, 1));
  CASE_NUMBER(E->RegisterNatives(env, self, ordinary, 1));
  CASE_NUMBER(E->RegisterNatives(env, self, good, 0));
  CASE_NUMBER(E->RegisterNatives(env, self, NULL, 0));
  jmethodID call = E->GetStaticMethodID(env, self, "registerMeToo", "(I)I");
  CASE_NUMBER(E->CallStaticIntMethod(env, self, call, 1));
  CASE_NUMBER(E->RegisterNatives(env, self, good, 2));
  CASE_NUMBER(E->CallStaticIntMethod(env, self, call, 2));
  CASE_NUMBER(E->RegisterNatives(env, self, none, 1));
  CASE_NUMBER(E->CallStaticIntMethod(env, self, call, 3));
  CASE_NUMBER(E->RegisterNatives(env, CLASS("[I"), good, 1));
  CASE_NUMBER(E->RegisterNatives(env, CLASS("Errors$Face"), good, 1));
}

JNIEXPORT void JNICALL Java_Errors_buffers(JNIEnv* env, jclass self) {
  static char memory[8];
  CASE_REFERENCE(E->NewDirectByteBuffer(env, memory, 8));
  CASE_REFERENCE(E->NewDirectByteBuffer(env, memory, 0));
  CASE_REFERENCE(E->NewDirectByteBuffer(env, NULL, 0));
  CASE_REFERENCE(E->NewDirectByteBuffer(env, memory, -1));
  CASE_REFERENCE(E->NewDirectByteBuffer(env, memory, 2147483647));
  CASE_ADDRESS(E->GetDirectBufferAddress(env, self));
  CASE_NUMBER(E->GetDirectBufferCapacity(env, self));
  CASE_NUMBER(E->GetDirectBufferCapacity(env, NULL));
}

JNIEXPORT void JNICALL Java_Errors_hierarchy(JNIEnv* env, jclass self, jobjectArray classes) {
  for (jsize i = 0; i < E->GetArrayLength(env, classes); i++) {
    jclass c = E->GetObjectArrayElement(env, classes, i);
    char what[200];
    snprintf(what, sizeof what, "GetSuperclass of %s", text_of(env, c));
    show_reference(env, what, E->GetSuperclass(env, c));
    for (jsize j = 0; j < E->GetArrayLength(env, classes); j++) {
      jclass other = E->GetObjectArrayElement(env, classes, j);
      snprintf(what, sizeof what, "IsAssignableFrom %s, %s", text_of(env, c), text_of(env, other));
      show_number(env, what, E->IsAssignableFrom(env, c, other));
    }
  }
}

static void define_damaged(JNIEnv* env, jobject loader, const jbyte* good, jsize length, jsize at, jbyte value) {
  jbyte* bytes = malloc(length);
  memcpy(bytes, good, length);
  bytes[at] = value;
  char what[100];
  snprintf(what, sizeof what, "DefineClass with byte %d = %d", at, value);
  show_reference(env, what, E->DefineClass(env, NULL, loader, bytes, length));
  free(bytes);
}

JNIEXPORT void JNICALL Java_Errors_define(JNIEnv* env, jclass self, jobject loader, jbyteArray array) {
  jsize length = E->GetArrayLength(env, array);
  jbyte* good = E->GetByteArrayElements(env, array, NULL);
  CASE_REFERENCE(E->DefineClass(env, "Errors$Late", loader, good, 0));
  CASE_REFERENCE(E->DefineClass(env, "Errors$Late", loader, good, 9));
  CASE_REFERENCE(E->DefineClass(env, "Errors$Late", loader, good, length - 1));
  CASE_REFERENCE(E->DefineClass(env, "Errors$Other", loader, good, length));
  CASE_REFERENCE(E->DefineClass(env, "Errors.Late", loader, good, length));
  CASE_REFERENCE(E->DefineClass(env, "java/lang/Late", loader, good, length));
  CASE_REFERENCE(E->DefineClass(env, "", loader, good, length));
  CASE_REFERENCE(E->DefineClass(env, "LErrors$Late;", loader, good, length));
  CASE_REFERENCE(E->DefineClass(env, "[Errors$Late", loader, good, length));
  define_damaged(env, loader, good, length, 0, 1);
  define_damaged(env, loader, good, length, 7, 99);
  define_damaged(env, loader, good, length, 7, 0);
  CASE_REFERENCE(E->DefineClass(env, "Errors$Late", loader, good, length));
  CASE_REFERENCE(E->DefineClass(env, "Errors$Late", loader, good, length));
  E->ReleaseByteArrayElements(env, array, good, JNI_ABORT);
}
