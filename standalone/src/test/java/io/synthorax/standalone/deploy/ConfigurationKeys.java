package io.synthorax.standalone.deploy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The environment variables that a service reads: its own configuration as its sources declare it,
 * and those of the frame and the libraries that a deployment may set.
 */
final class ConfigurationKeys {
  private static final Pattern MAPPING =
      Pattern.compile(
          "@ConfigMapping\\(prefix = \"([^\"]+)\"\\)\\s*(?:public )?interface \\w+ \\{");
  private static final Pattern METHOD =
      Pattern.compile("^ +[\\w.<>\\[\\]]+ (\\w+)\\(\\);", Pattern.MULTILINE);

  /** Keys below a common one: an interface within, named as the method that gives it. */
  private static final Pattern GROUP =
      Pattern.compile("^ {2}interface (\\w+) \\{(.*?)^ {2}\\}", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");

  /**
   * Not ours: the test that starts every service with the manifests' environment shows that Quarkus
   * knows those that begin with its name.
   */
  private static final Set<String> OF_LIBRARIES =
      Set.of(
          "JAVA_TOOL_OPTIONS",
          "MALLOC_ARENA_MAX",
          "DJL_CACHE_DIR",
          "QUARKUS_HTTP_HOST",
          "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
          "QUARKUS_MINIO_SECURE",
          "QUARKUS_OTEL_SDK_DISABLED",
          "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
          "KAFKA_BOOTSTRAP_SERVERS",
          "KAFKA_SECURITY_PROTOCOL",
          "KAFKA_SASL_MECHANISM",
          "KAFKA_SASL_JAAS_CONFIG",
          "KAFKA_SSL_TRUSTSTORE_TYPE",
          "KAFKA_SSL_TRUSTSTORE_LOCATION");

  private final Set<String> own;

  private ConfigurationKeys(Set<String> own) {
    this.own = own;
  }

  static ConfigurationKeys of(String service) {
    String sources = Repository.sources("platform") + Repository.sources(service);
    Set<String> keys = new HashSet<>();
    Matcher property = PROPERTY.matcher(sources);
    while (property.find()) {
      keys.add(property.group(1));
    }
    Matcher mapping = MAPPING.matcher(sources);
    while (mapping.find()) {
      String body = sources.substring(mapping.end(), sources.indexOf("\n}", mapping.end()));
      addMethods(mapping.group(1), body, keys);
      Matcher group = GROUP.matcher(body);
      while (group.find()) {
        addMethods(mapping.group(1) + "." + kebab(group.group(1)), group.group(2), keys);
      }
    }
    return new ConfigurationKeys(
        keys.stream()
            .map(key -> key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet()));
  }

  private static void addMethods(String prefix, String body, Set<String> keys) {
    Matcher method = METHOD.matcher(body);
    while (method.find()) {
      keys.add(prefix + "." + kebab(method.group(1)));
    }
  }

  boolean knows(String variable) {
    return own.contains(variable) || OF_LIBRARIES.contains(variable);
  }

  private static String kebab(String method) {
    return method.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
