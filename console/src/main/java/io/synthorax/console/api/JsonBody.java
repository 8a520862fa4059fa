package io.synthorax.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * Reads what a person or program sends, more strictly than what services tell each other: an
 * unknown field is a typing error, and every refusal names its field.
 */
final class JsonBody {
  private static final ObjectReader READER =
      Json.mapper().reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private JsonBody() {}

  static <T> T read(byte[] body, Class<T> type) {
    if (body == null || body.length == 0) {
      throw new RequestRefused("the request has no body", null, "a JSON object");
    }
    try {
      return READER.forType(type).readValue(body);
    } catch (UnrecognizedPropertyException e) {
      throw new RequestRefused(
          "field " + path(e) + " is not known",
          path(e),
          "one of " + e.getKnownPropertyIds().stream().map(Object::toString).sorted().toList());
    } catch (InvalidFormatException e) {
      throw new RequestRefused(
          path(e) + " is '" + e.getValue() + "'", path(e), e.getTargetType().getSimpleName());
    } catch (JsonMappingException e) {
      throw refused(e);
    } catch (JsonProcessingException e) {
      throw new RequestRefused(
          "the body is not JSON: " + e.getOriginalMessage(), null, "a JSON object");
    } catch (IOException e) {
      // From memory only characters can fail: Jackson takes a zero byte for UTF-16 or UTF-32.
      throw new RequestRefused("the body is not UTF-8", null, "a JSON object in UTF-8");
    }
  }

  private static RequestRefused refused(JsonMappingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RequestRefused refused) {
        return refused;
      }
      if (cause instanceof ContractViolation violation) {
        return new RequestRefused(violation.getMessage(), path(e), null);
      }
    }
    String allowed =
        e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
            ? mismatch.getTargetType().getSimpleName()
            : null;
    return new RequestRefused(e.getOriginalMessage(), path(e), allowed);
  }

  /** Such as {@code training.width} or {@code classes[1]}; null for the whole body. */
  private static String path(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : index(step))
            .collect(Collectors.joining());
    return path.isEmpty() ? null : path.replaceFirst("^\\.", "");
  }

  private static String index(JsonMappingException.Reference step) {
    return "[" + step.getIndex() + "]";
  }
}
