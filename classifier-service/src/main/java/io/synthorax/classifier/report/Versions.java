package io.synthorax.classifier.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What software made a report. */
final class Versions {
  private Versions() {}

  /** By name, as this jar was built and as this process runs. */
  static Map<String, String> current() {
    var properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("a resource of this jar cannot be read", e);
    }
    var versions = new TreeMap<String, String>();
    properties.forEach((name, version) -> versions.put(name.toString(), version.toString()));
    versions.put("Java", Runtime.version().toString());
    versions.put("Machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return versions;
  }
}
