package io.synthorax.standalone.deploy;

import io.synthorax.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a study has made, as lies in the embedded store: hashes by key, without the attempts of
 * which keys speak. What names times, attempts or speeds is left out.
 */
final class Artefacts {
  private static final String MADE = ".*\\.(safetensors|onnx|npy)|.*/samples\\.png";
  private static final String ATTEMPT = "/(?:[0-9a-f]{8}|(?<=checkpoints/\\d{1,9}/)\\d+)/";

  private Artefacts() {}

  /** Everything that every attempt has left: more than one hash where attempts differ. */
  static Map<String, Set<String>> of(Path servers, String study) throws IOException {
    Path folder = servers.resolve("store/synthorax/studies").resolve(study);
    Map<String, Set<String>> artefacts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                String key = folder.relativize(file).toString();
                if (key.matches(MADE) && !key.contains("/state/")) {
                  artefacts
                      .computeIfAbsent(key.replaceAll(ATTEMPT, "/"), k -> new TreeSet<>())
                      .add(sha256(file));
                }
              });
    }
    return artefacts;
  }

  private static String sha256(Path file) {
    try {
      return Json.sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
