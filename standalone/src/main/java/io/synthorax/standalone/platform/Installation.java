package io.synthorax.standalone.platform;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which the services' jars lie: each in {@code MODULE/target/quarkus-app}. */
public record Installation(Path root) {
  private static final String PROPERTY = "synthorax.root";

  /** As the script names it; the working directory if nobody does. */
  public static Installation ofScript() {
    return new Installation(
        Path.of(System.getProperty(PROPERTY, ".")).toAbsolutePath().normalize());
  }

  /** Throws IllegalStateException that says how to build what is missing. */
  Path jar(Service service) {
    Path jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.isReadable(jar)) {
      throw new IllegalStateException(
          "The %s is not built (%s is missing). Build with: mvn -Dquick package, in %s"
              .formatted(service.module(), jar, root));
    }
    return jar;
  }
}
