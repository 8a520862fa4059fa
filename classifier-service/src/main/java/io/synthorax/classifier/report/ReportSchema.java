package io.synthorax.classifier.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.synthorax.contracts.Json;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JSON Schema (2020-12) of report.json, read off the records that are written, so that it
 * cannot say anything else. It allows further properties: reports grow.
 */
public final class ReportSchema {
  private static final String REFERENCE = "#/$defs/";
  private static final Set<Class<?>> OPTIONAL_NUMBERS =
      Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  private final Map<String, Object> definitions = new TreeMap<>();

  private ReportSchema() {}

  /** The schema, UTF-8. */
  public static byte[] bytes() {
    var schema = new ReportSchema();
    Map<String, Object> report = schema.ofRecord(StudyReport.class);
    var document = new LinkedHashMap<String, Object>();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("$id", "urn:synthorax:report:" + StudyReport.SCHEMA_VERSION);
    document.put("title", "Report of a Synthorax study");
    document.putAll(report);
    document.put("$defs", schema.definitions);
    return Json.writeIndented(document);
  }

  private Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> plain = (Class<?>) type;
    Optional<Method> value = value(plain);
    if (plain.isEnum()) {
      return Map.of("enum", Json.mapper().convertValue(plain.getEnumConstants(), List.class));
    }
    if (value.isPresent()) {
      return of(value.get().getGenericReturnType());
    }
    if (plain.isSealed()) {
      return Map.of(
          "anyOf", Stream.of(plain.getPermittedSubclasses()).map(this::reference).toList());
    }
    return plain.isRecord() ? reference(plain) : ofPlain(plain);
  }

  private static Map<String, Object> ofPlain(Class<?> plain) {
    if (plain == String.class) {
      return Map.of("type", "string");
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return Map.of("type", "boolean");
    }
    if (plain == OptionalDouble.class) {
      return Map.of("type", "number");
    }
    if (plain == double.class || plain == Double.class) {
      // What a diverged training ends with is written as text.
      return Map.of(
          "anyOf",
          List.of(
              Map.of("type", "number"), Map.of("enum", List.of("NaN", "Infinity", "-Infinity"))));
    }
    if (plain == int.class
        || plain == long.class
        || Number.class.isAssignableFrom(plain)
        || OPTIONAL_NUMBERS.contains(plain)) {
      return Map.of("type", "integer");
    }
    throw new IllegalStateException("no schema for " + plain);
  }

  private Map<String, Object> ofGeneric(Class<?> raw, Type[] arguments) {
    if (raw == Optional.class) {
      return of(arguments[0]);
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return Map.of("type", "array", "items", of(arguments[0]));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return Map.of("type", "object", "additionalProperties", of(arguments[1]));
    }
    throw new IllegalStateException("no schema for " + raw);
  }

  private Map<String, Object> reference(Class<?> type) {
    String name = name(type);
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of());
      definitions.put(name, ofRecord(type));
    }
    return Map.of("$ref", REFERENCE + name);
  }

  private Map<String, Object> ofRecord(Class<?> type) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), of(component.getGenericType()));
      if (always(component)) {
        required.add(component.getName());
      }
    }
    return new TreeMap<>(Map.of("type", "object", "properties", properties, "required", required));
  }

  private static boolean always(RecordComponent component) {
    Class<?> type = component.getType();
    return type != Optional.class
        && !OPTIONAL_NUMBERS.contains(type)
        && !component.getAccessor().isAnnotationPresent(JsonInclude.class);
  }

  private static Optional<Method> value(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.isAnnotationPresent(JsonValue.class))
        .findFirst();
  }

  private static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
  }
}
