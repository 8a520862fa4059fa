package io.synthorax.contracts;

import java.lang.reflect.RecordComponent;
import java.util.Collection;

/** That a fact says everything it has to: only what is Optional may be left out. */
final class Completeness {
  private Completeness() {}

  /** Throws {@link ContractViolation} naming the field that is null, at any depth. */
  static void require(Record value, String place) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String field = place.isEmpty() ? component.getName() : place + "." + component.getName();
      Object part = part(value, component);
      Require.that(part != null, field, "not to be left out", null);
      if (part instanceof Record record) {
        require(record, field);
      } else if (part instanceof Collection<?> parts) {
        for (Object one : parts) {
          Require.that(one != null, field, "without null in it", parts);
          if (one instanceof Record record) {
            require(record, field);
          }
        }
      }
    }
  }

  private static Object part(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("records of this package can be read", e);
    }
  }
}
