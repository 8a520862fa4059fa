package io.synthorax.standalone.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Fields that a model did not know: fabric8's and Strimzi's keep them beside the known ones, in
 * {@code getAdditionalProperties()}, instead of refusing them.
 */
final class UnknownFields {
  private UnknownFields() {}

  static void collect(Object model, Set<String> found) {
    collect(model, found, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static void collect(Object model, Set<String> found, Set<Object> seen) {
    if (model == null || !seen.add(model)) {
      return;
    }
    if (model instanceof Collection<?> many) {
      many.forEach(one -> collect(one, found, seen));
    } else if (model instanceof Map<?, ?> map) {
      map.values().forEach(one -> collect(one, found, seen));
    } else if (isModel(model)) {
      for (Method method : model.getClass().getMethods()) {
        if (isGetter(method)) {
          visit(model, method, found, seen);
        }
      }
    }
  }

  private static void visit(Object model, Method getter, Set<String> found, Set<Object> seen) {
    Object value;
    try {
      value = getter.invoke(model);
    } catch (InvocationTargetException | IllegalAccessException e) {
      return; // A getter that computes, and cannot here.
    }
    if (getter.getName().equals("getAdditionalProperties") && value instanceof Map<?, ?> unknown) {
      unknown.keySet().forEach(field -> found.add(model.getClass().getSimpleName() + "." + field));
    } else {
      collect(value, found, seen);
    }
  }

  private static boolean isModel(Object object) {
    String name = object.getClass().getName();
    return !object.getClass().isEnum()
        && (name.startsWith("io.fabric8.") || name.startsWith("io.strimzi."));
  }

  private static boolean isGetter(Method method) {
    return method.getName().startsWith("get")
        && method.getParameterCount() == 0
        && !Modifier.isStatic(method.getModifiers());
  }
}
