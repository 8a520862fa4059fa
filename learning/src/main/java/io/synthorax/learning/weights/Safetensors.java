package io.synthorax.learning.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors format for float32 arrays: eight bytes of header length, a JSON header of names,
 * types, shapes and places, then the values, little-endian. Nothing in a file is executed; sizes
 * are checked before memory is taken.
 */
public final class Safetensors {
  private static final int LENGTH_BYTES = 8;
  private static final int LARGEST_HEADER = 16 << 20;
  private static final String METADATA = "__metadata__";

  private Safetensors() {}

  /** The bytes of a file with these arrays, in their order. */
  public static byte[] write(Weights weights) {
    byte[] header = header(weights);
    long size = LENGTH_BYTES + header.length + bytes(weights);
    if (size > Integer.MAX_VALUE - LENGTH_BYTES) {
      throw new IllegalArgumentException("weights of " + size + " bytes do not fit one file");
    }
    ByteBuffer file = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header);
    for (FloatArray array : weights.arrays().values()) {
      file.asFloatBuffer().put(array.values());
      file.position(file.position() + array.values().length * Float.BYTES);
    }
    return file.array();
  }

  /**
   * Reads a file of float32 arrays; anything else is a {@link ContractViolation} that says what is
   * wrong.
   */
  public static Weights read(byte[] file) {
    require(file.length >= LENGTH_BYTES, "no safetensors file: shorter than its first field");
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = buffer.getLong();
    require(
        headerLength >= 2
            && headerLength <= LARGEST_HEADER
            && headerLength <= file.length - LENGTH_BYTES,
        "no safetensors file: a header of " + headerLength + " bytes in " + file.length);
    JsonNode header = parse(file, (int) headerLength);
    buffer.position(LENGTH_BYTES + (int) headerLength);
    ByteBuffer values = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<String, FloatArray> arrays = new LinkedHashMap<>();
    long covered = 0;
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (!entry.getKey().equals(METADATA)) {
        FloatArray array = array(entry.getKey(), entry.getValue(), values);
        covered += (long) array.values().length * Float.BYTES;
        arrays.put(entry.getKey(), array);
      }
    }
    require(
        covered == values.capacity(),
        "the arrays cover " + covered + " of " + values.capacity() + " bytes");
    return new Weights(arrays);
  }

  private static byte[] header(Weights weights) {
    ObjectNode header = Json.mapper().createObjectNode();
    long position = 0;
    for (Map.Entry<String, FloatArray> entry : weights.arrays().entrySet()) {
      long end = position + (long) entry.getValue().values().length * Float.BYTES;
      ObjectNode array = header.putObject(entry.getKey()).put("dtype", "F32");
      entry.getValue().shape().forEach(array.putArray("shape")::add);
      array.putArray("data_offsets").add(position).add(end);
      position = end;
    }
    byte[] json = Json.write(header);
    // Padded with spaces, so that the values are aligned.
    byte[] padded =
        Arrays.copyOf(json, (json.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private static long bytes(Weights weights) {
    return weights.arrays().values().stream()
        .mapToLong(array -> (long) array.values().length * Float.BYTES)
        .sum();
  }

  private static JsonNode parse(byte[] file, int length) {
    try {
      JsonNode header = Json.mapper().readTree(file, LENGTH_BYTES, length);
      require(header != null && header.isObject(), "the header is no JSON object");
      return header;
    } catch (JsonProcessingException e) {
      throw new ContractViolation("the header is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      // From memory only characters can fail.
      throw new ContractViolation("the header is no UTF-8", e);
    }
  }

  private static FloatArray array(String name, JsonNode entry, ByteBuffer values) {
    require("F32".equals(entry.path("dtype").asText()), name + " is not of type F32");
    List<Integer> shape = new ArrayList<>();
    long size = 1;
    for (JsonNode side : entry.path("shape")) {
      require(side.isInt() && side.intValue() >= 0, name + " has an impossible shape");
      shape.add(side.intValue());
      size *= side.intValue();
      require(size <= values.capacity(), name + " is larger than the file");
    }
    JsonNode place = entry.path("data_offsets");
    require(
        place.size() == 2 && place.get(0).isIntegralNumber() && place.get(1).isIntegralNumber(),
        name + " has no data_offsets");
    long from = place.get(0).longValue();
    long to = place.get(1).longValue();
    require(
        from >= 0 && to <= values.capacity() && to - from == size * Float.BYTES,
        name + " does not lie within the file");
    float[] array = new float[(int) size];
    values
        .slice((int) from, (int) (to - from))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(array);
    return new FloatArray(shape, array);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new ContractViolation(what);
    }
  }
}
