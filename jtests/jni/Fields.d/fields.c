#include "native.h"

#define FIELD(Name, letter, sig, format, value)                                                   \
  do {                                                                                            \
    jfieldID id = E->GetFieldID(env, c, letter, sig);                                             \
    say(env, "%s " format, letter, E->Get##Name##Field(env, all, id));                            \
    E->Set##Name##Field(env, all, id, value);                                                     \
  } while (0)

JNIEXPORT void JNICALL Java_Fields_instance(JNIEnv* env, jclass self, jobject all) {
  jclass c = E->GetObjectClass(env, all);
  jfieldID o = E->GetFieldID(env, c, "o", "Ljava/lang/Object;");
  say(env, "o %s", text_of(env, E->GetObjectField(env, all, o)));
  E->SetObjectField(env, all, o, E->NewStringUTF(env, "new"));
  FIELD(Boolean, "z", "Z", "%d", 0);
  FIELD(Byte, "b", "B", "%d", 100);
  FIELD(Char, "c", "C", "%d", 65535);
  FIELD(Short, "s", "S", "%d", -32768);
  FIELD(Int, "i", "I", "%d", 2147483647);
  FIELD(Long, "j", "J", "%ld", -9223372036854775807L);
  FIELD(Float, "f", "F", "%g", -0.0f);
  FIELD(Double, "d", "D", "%g", 1e-300);
  FIELD(Int, "vi", "I", "%d", 60);
  FIELD(Long, "vj", "J", "%ld", 70);
  jfieldID vo = E->GetFieldID(env, c, "vo", "Ljava/lang/Object;");
  say(env, "vo %s", text_of(env, E->GetObjectField(env, all, vo)));
  E->SetObjectField(env, all, vo, NULL);
  FIELD(Int, "fin", "I", "%d", 80);
  say(env, "fin %d", E->GetIntField(env, all, E->GetFieldID(env, c, "fin", "I")));
}

#define STATIC(Name, letter, sig, format, value)                                                  \
  do {                                                                                            \
    jfieldID id = E->GetStaticFieldID(env, c, letter, sig);                                       \
    say(env, "%s " format, letter, E->GetStatic##Name##Field(env, c, id));                        \
    E->SetStatic##Name##Field(env, c, id, value);                                                 \
  } while (0)

JNIEXPORT void JNICALL Java_Fields_statics(JNIEnv* env, jclass self, jclass c) {
  jfieldID o = E->GetStaticFieldID(env, c, "o", "Ljava/lang/Object;");
  say(env, "o %s", text_of(env, E->GetStaticObjectField(env, c, o)));
  E->SetStaticObjectField(env, c, o, E->NewStringUTF(env, "new"));
  STATIC(Boolean, "z", "Z", "%d", 0);
  STATIC(Byte, "b", "B", "%d", 100);
  STATIC(Char, "c", "C", "%d", 65535);
  STATIC(Short, "s", "S", "%d", -32768);
  STATIC(Int, "i", "I", "%d", 2147483647);
  STATIC(Long, "j", "J", "%ld", -9223372036854775807L);
  STATIC(Float, "f", "F", "%g", -0.0f);
  STATIC(Double, "d", "D", "%g", 1e-300);
  STATIC(Double, "vd", "D", "%g", 99.5);
}

JNIEXPORT void JNICALL Java_Fields_inherited(JNIEnv* env, jclass self, jobject all, jclass base) {
  jclass c = E->GetObjectClass(env, all);
  jfieldID inherited = E->GetFieldID(env, c, "inherited", "I");
  say(env, "same id %d", inherited == E->GetFieldID(env, base, "inherited", "I"));
  E->SetIntField(env, all, inherited, 50);
  jfieldID shared = E->GetStaticFieldID(env, c, "shared", "Ljava/lang/String;");
  say(env, "shared %s", text_of(env, E->GetStaticObjectField(env, c, shared)));
  E->SetStaticObjectField(env, c, shared, E->NewStringUTF(env, "changed"));
  jfieldID name = E->GetStaticFieldID(env, c, "NAME", "Ljava/lang/String;");
  say(env, "NAME %s", text_of(env, E->GetStaticObjectField(env, c, name)));
  jfieldID mine = E->GetFieldID(env, c, "hidden", "J");
  jfieldID theirs = E->GetFieldID(env, base, "hidden", "J");
  say(env, "hidden %ld %ld", E->GetLongField(env, all, mine), E->GetLongField(env, all, theirs));
}

JNIEXPORT void JNICALL Java_Fields_missing(JNIEnv* env, jclass self, jclass c, jclass fails) {
  E->GetFieldID(env, c, "absent_name_of_a_field", "I");
  say_exception(env, "absent");
  E->GetFieldID(env, c, "i", "J");
  say_exception(env, "other type");
  E->GetFieldID(env, c, "i", "Lno/such/Class;");
  say_exception(env, "unknown type");
  E->GetFieldID(env, c, "shared", "Ljava/lang/String;");
  say_exception(env, "static as instance");
  E->GetStaticFieldID(env, c, "i", "I");
  say_exception(env, "instance as static");
  E->GetFieldID(env, E->FindClass(env, "[I"), "length", "I");
  say_exception(env, "array");
  E->GetStaticFieldID(env, fails, "x", "I");
  say_exception(env, "failing initialiser");
  E->GetStaticFieldID(env, fails, "x", "I");
  say_exception(env, "failed initialiser");
}
