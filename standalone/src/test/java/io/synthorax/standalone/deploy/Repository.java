package io.synthorax.standalone.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The files of the repository that these tests hold against each other. */
final class Repository {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path DEPLOY = ROOT.resolve("deploy");
  static final Path KUBERNETES = DEPLOY.resolve("kubernetes");

  /** Every service, by the name of its module. */
  static final List<String> SERVICES =
      List.of(
          "discriminator-trainer",
          "generator-service",
          "evaluator-service",
          "classifier-service",
          "console");

  /** A key that stands twice is an error, as for kubectl. */
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .disable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
              .build());

  private Repository() {}

  /** The documents of a YAML file, with anchors resolved. */
  static List<JsonNode> yaml(Path file) {
    return documents(text(file));
  }

  static List<JsonNode> documents(String text) {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(resolved(text))) {
      return documents.readAll().stream().filter(JsonNode::isObject).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Jackson leaves aliases as text, so that SnakeYAML resolves them first. */
  private static String resolved(String text) {
    if (!text.contains("&labels")) {
      return text;
    }
    List<Object> documents = new ArrayList<>();
    new org.yaml.snakeyaml.Yaml().loadAll(new StringReader(text)).forEach(documents::add);
    StringBuilder out = new StringBuilder();
    for (Object document : documents) {
      try {
        out.append(YAML.writeValueAsString(document));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return out.toString();
  }

  static List<Path> files(Path folder, String extension) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(extension)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A service's own configuration. */
  static Properties properties(String service) {
    return load(ROOT.resolve(service).resolve("src/main/resources/application.properties"));
  }

  /** What all services share. */
  static Properties platformProperties() {
    return load(
        ROOT.resolve("platform/src/main/resources/META-INF/microprofile-config.properties"));
  }

  private static Properties load(Path file) {
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** The text of all main sources of a module. */
  static String sources(String module) {
    StringBuilder text = new StringBuilder();
    files(ROOT.resolve(module).resolve("src/main/java"), ".java")
        .forEach(f -> text.append(text(f)).append('\n'));
    return text.toString();
  }
}
