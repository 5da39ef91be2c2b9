#include <jvmti.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static jvmtiEnv* jvmti;
static volatile int freed_count;

#define CALL(f, ...) (*jvmti)->f(jvmti, ##__VA_ARGS__)

static char* lines[4096];
static int line_count;

// The order of references is the VM's own: lines are sorted.
static void add_line(const char* text) {
  if (line_count < 4096) lines[line_count++] = strdup(text);
}
static int compare(const void* a, const void* b) { return strcmp(*(char**)a, *(char**)b); }
static void print_lines(const char* title) {
  qsort(lines, (size_t)line_count, sizeof lines[0], compare);
  printf("%s: %d\n", title, line_count);
  for (int i = 0; i < line_count; i++) {
    printf("  %s\n", lines[i]);
    free(lines[i]);
  }
  line_count = 0;
  fflush(stdout);
}

static jint JNICALL on_reference(jvmtiHeapReferenceKind kind, const jvmtiHeapReferenceInfo* info, jlong class_tag,
                                 jlong referrer_class_tag, jlong size, jlong* tag, jlong* referrer_tag, jint length,
                                 void* user_data) {
  char text[200];
  jint index = -1;
  if (kind == JVMTI_HEAP_REFERENCE_FIELD || kind == JVMTI_HEAP_REFERENCE_STATIC_FIELD) index = info->field.index;
  if (kind == JVMTI_HEAP_REFERENCE_ARRAY_ELEMENT) index = info->array.index;
  jlong from = referrer_tag == NULL ? -1 : *referrer_tag;
  // HotSpot's class loaders list their classes in an array.
  if (from == 0 && kind == JVMTI_HEAP_REFERENCE_ARRAY_ELEMENT) return 0;
  if (*tag == 0 && (from == 0 || kind == JVMTI_HEAP_REFERENCE_CONSTANT_POOL)) return JVMTI_VISIT_OBJECTS;
  if (kind == JVMTI_HEAP_REFERENCE_CONSTANT_POOL || kind == JVMTI_HEAP_REFERENCE_PROTECTION_DOMAIN ||
      kind == JVMTI_HEAP_REFERENCE_CLASS_LOADER)
    return 0;
  snprintf(text, sizeof text, "reference kind %d index %d from %d (%d) to %d (%d) length %d same %d", kind, index,
           (int)from, (int)referrer_class_tag, (int)*tag, (int)class_tag, length, tag == referrer_tag);
  add_line(text);
  return *tag == 0 ? 0 : JVMTI_VISIT_OBJECTS;
}

static jint JNICALL on_object(jlong class_tag, jlong size, jlong* tag, jint length, void* user_data) {
  char text[200];
  snprintf(text, sizeof text, "object %d (%d) length %d", (int)*tag, (int)class_tag, length);
  add_line(text);
  return JVMTI_VISIT_OBJECTS;
}

static jint JNICALL on_field(jvmtiHeapReferenceKind kind, const jvmtiHeapReferenceInfo* info, jlong class_tag,
                             jlong* tag, jvalue value, jvmtiPrimitiveType type, void* user_data) {
  char text[200];
  double shown = type == 'D' ? value.d : type == 'J' ? (double)value.j : type == 'I' ? value.i : type == 'C' ? value.c : value.b;
  if (*tag == 0) return 0;
  snprintf(text, sizeof text, "field kind %d index %d of %d (%d) type %c value %g", kind, info->field.index, (int)*tag,
           (int)class_tag, type, shown);
  add_line(text);
  return JVMTI_VISIT_OBJECTS;
}

static jint JNICALL on_array(jlong class_tag, jlong size, jlong* tag, jint count, jvmtiPrimitiveType type,
                             const void* elements, void* user_data) {
  char text[200];
  if (*tag == 0) return 0;
  snprintf(text, sizeof text, "array %d (%d) of %d %c, first %d", (int)*tag, (int)class_tag, count, type,
           *(const jint*)elements);
  add_line(text);
  return JVMTI_VISIT_OBJECTS;
}

static jint JNICALL on_string(jlong class_tag, jlong size, jlong* tag, const jchar* value, jint length, void* user_data) {
  char text[200];
  if (*tag == 0) return 0;
  snprintf(text, sizeof text, "string %d length %d second 0x%x", (int)*tag, length, value[1]);
  add_line(text);
  return JVMTI_VISIT_OBJECTS;
}

static const jvmtiHeapCallbacks callbacks = {on_object, on_reference, on_field, on_array, on_string};

JNIEXPORT void JNICALL Java_HeapWalk_tag(JNIEnv* env, jclass self, jobject object, jlong tag) {
  CALL(SetTag, object, tag);
}
JNIEXPORT jlong JNICALL Java_HeapWalk_tagOf(JNIEnv* env, jclass self, jobject object) {
  jlong tag = -1;
  CALL(GetTag, object, &tag);
  return tag;
}
JNIEXPORT void JNICALL Java_HeapWalk_follow(JNIEnv* env, jclass self, jobject start, jint filter, jclass c) {
  jvmtiError error = CALL(FollowReferences, filter, c, start, &callbacks, NULL);
  char title[80];
  snprintf(title, sizeof title, "follow, filter %d, class %d (%d)", filter, c != NULL, error);
  print_lines(title);
}
JNIEXPORT void JNICALL Java_HeapWalk_iterate(JNIEnv* env, jclass self, jint filter, jclass c) {
  jvmtiError error = CALL(IterateThroughHeap, filter, c, &callbacks, NULL);
  char title[80];
  snprintf(title, sizeof title, "iterate, filter %d, class %d (%d)", filter, c != NULL, error);
  print_lines(title);
}

static jvmtiIterationControl JNICALL on_old_reference(jvmtiObjectReferenceKind kind, jlong class_tag, jlong size,
                                                      jlong* tag, jlong referrer_tag, jint index, void* user_data) {
  char text[200];
  if (*tag == 0) return JVMTI_ITERATION_IGNORE;
  snprintf(text, sizeof text, "kind %d index %d from %d to %d (%d)", kind, index, (int)referrer_tag, (int)*tag, (int)class_tag);
  add_line(text);
  return JVMTI_ITERATION_CONTINUE;
}
JNIEXPORT void JNICALL Java_HeapWalk_reachable(JNIEnv* env, jclass self, jobject start) {
  CALL(IterateOverObjectsReachableFromObject, start, on_old_reference, NULL);
  print_lines("reachable");
}

static jvmtiIterationControl JNICALL on_instance(jlong class_tag, jlong size, jlong* tag, void* user_data) {
  char text[80];
  snprintf(text, sizeof text, "instance %d (%d)", (int)*tag, (int)class_tag);
  add_line(text);
  return JVMTI_ITERATION_CONTINUE;
}
JNIEXPORT void JNICALL Java_HeapWalk_instances(JNIEnv* env, jclass self, jclass c, jint filter) {
  CALL(IterateOverInstancesOfClass, c, (jvmtiHeapObjectFilter)filter, on_instance, NULL);
  print_lines("instances");
}

JNIEXPORT jint JNICALL Java_HeapWalk_withTags(JNIEnv* env, jclass self, jlongArray tags) {
  jint count = -1;
  jlong* elements = (*env)->GetLongArrayElements(env, tags, NULL);
  CALL(GetObjectsWithTags, (*env)->GetArrayLength(env, tags), elements, &count, NULL, NULL);
  (*env)->ReleaseLongArrayElements(env, tags, elements, JNI_ABORT);
  return count;
}

static jmethodID main_method;
static int found_on_stack, found_thread, found_global;
static jint JNICALL on_root(jvmtiHeapReferenceKind kind, const jvmtiHeapReferenceInfo* info, jlong class_tag,
                            jlong referrer_class_tag, jlong size, jlong* tag, jlong* referrer_tag, jint length,
                            void* user_data) {
  if (referrer_tag != NULL) return 0;
  if (kind == JVMTI_HEAP_REFERENCE_STACK_LOCAL && *tag == 1 && info->stack_local.method == main_method)
    found_on_stack = info->stack_local.slot;
  if (kind == JVMTI_HEAP_REFERENCE_JNI_GLOBAL && *tag == 1) found_global++;
  if (kind == JVMTI_HEAP_REFERENCE_THREAD) found_thread++;
  return 0;
}
JNIEXPORT void JNICALL Java_HeapWalk_roots(JNIEnv* env, jclass self, jobject object) {
  jvmtiHeapCallbacks root_callbacks = {NULL, on_root, NULL, NULL, NULL};
  main_method = (*env)->GetStaticMethodID(env, self, "main", "([Ljava/lang/String;)V");
  jobject global = (*env)->NewGlobalRef(env, object);
  CALL(FollowReferences, 0, NULL, NULL, &root_callbacks, NULL);
  (*env)->DeleteGlobalRef(env, global);
  printf("on the stack in slot %d, threads %d, global %d\n", found_on_stack, found_thread > 2, found_global);
  fflush(stdout);
}

static void JNICALL on_free(jvmtiEnv* env, jlong tag) {
  if (tag >= 1000) freed_count++;
}
JNIEXPORT jint JNICALL Java_HeapWalk_freed(JNIEnv* env, jclass self) { return freed_count; }
JNIEXPORT void JNICALL Java_HeapWalk_collect(JNIEnv* env, jclass self) { CALL(ForceGarbageCollection); }

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM* vm, char* options, void* reserved) {
  if ((*vm)->GetEnv(vm, (void**)&jvmti, JVMTI_VERSION_1_2) != JNI_OK) return JNI_ERR;
  jvmtiCapabilities capabilities = {0};
  capabilities.can_tag_objects = 1;
  capabilities.can_generate_object_free_events = 1;
  if (CALL(AddCapabilities, &capabilities) != JVMTI_ERROR_NONE) return JNI_ERR;
  jvmtiEventCallbacks events = {0};
  events.ObjectFree = on_free;
  CALL(SetEventCallbacks, &events, sizeof events);
  return CALL(SetEventNotificationMode, JVMTI_ENABLE, JVMTI_EVENT_OBJECT_FREE, NULL) == JVMTI_ERROR_NONE ? JNI_OK
                                                                                                        : JNI_ERR;
}
