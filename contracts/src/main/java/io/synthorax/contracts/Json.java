package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The one JSON form of everything that is stored or sent: unknown fields are ignored, absent ones
 * left out.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .build();

  private Json() {}

  /** The mapper, for frameworks that want one. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** The compact UTF-8 bytes of a value. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not representable as JSON: " + value.getClass(), e);
    }
  }

  /** The indented text of a value, for files that people open. */
  public static byte[] writeIndented(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not representable as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads a value; bytes that are not its JSON, or an event in which something is left out, are a
   * {@link ContractViolation} that names type and place.
   */
  public static <T> T read(byte[] bytes, Class<T> type) {
    try {
      T value = MAPPER.readValue(bytes, type);
      if (value == null) {
        throw new ContractViolation("null is no " + type.getSimpleName());
      }
      if (value instanceof Event && value instanceof Record event) {
        Completeness.require(event, "");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new ContractViolation("no valid " + type.getSimpleName() + ": " + place(e), e);
    } catch (IOException e) {
      // From memory only characters can fail: Jackson takes a zero byte for UTF-16 or UTF-32.
      throw new ContractViolation("no valid %s: no UTF-8".formatted(type.getSimpleName()), e);
    }
  }

  /** The SHA-256 of a value's compact JSON, in hexadecimal. */
  public static String hash(Object value) {
    return sha256(write(value));
  }

  /** The SHA-256 of bytes, in hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The UTF-8 text of a value's compact JSON. */
  public static String text(Object value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  private static String place(JsonProcessingException e) {
    var location = e.getLocation();
    String at =
        location == null
            ? ""
            : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    return e.getOriginalMessage() + at;
  }
}
