package io.synthorax.infrastructure;

import io.synthorax.contracts.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The servers' class path. Their libraries travel as jars inside this module's jar, so that whoever
 * depends on it gets one small set of classes and no Kafka server, no Jetty, no second Jackson on
 * its own class path; they are unpacked once per home.
 */
final class ServerLibraries {
  private static final String FOLDER = "servers/";

  private ServerLibraries() {}

  /** The class path for a server's JVM; unpacks below {@code home} where that is needed. */
  static String classPath(Path home) throws IOException {
    Path own = locationOf(BrokerMain.class);
    Path libraries = Files.isDirectory(own) ? own.resolve(FOLDER) : unpack(own, home);
    // The star is for the JVM: every jar in that folder.
    return String.join(
        java.io.File.pathSeparator,
        List.of(own.toString(), locationOf(Json.class).toString(), libraries + "/*"));
  }

  private static Path unpack(Path jar, Path home) throws IOException {
    // Size and time tell one build from the next, so that an upgrade does not start old servers.
    String build = Files.size(jar) + "-" + Files.getLastModifiedTime(jar).toMillis();
    Path folder = home.resolve("lib").resolve(build);
    Path complete = folder.resolve("complete");
    if (Files.exists(complete)) {
      return folder;
    }
    Files.createDirectories(folder);
    try (JarFile file = new JarFile(jar.toFile())) {
      List<JarEntry> entries = file.stream().filter(ServerLibraries::isLibrary).toList();
      if (entries.isEmpty()) {
        throw new IOException(jar + " holds no server libraries: build it with 'mvn package'");
      }
      for (JarEntry entry : entries) {
        try (InputStream bytes = file.getInputStream(entry)) {
          Path target = folder.resolve(entry.getName().substring(FOLDER.length()));
          Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    Files.writeString(complete, "");
    return folder;
  }

  private static boolean isLibrary(JarEntry entry) {
    String name = entry.getName();
    return name.startsWith(FOLDER)
        && name.endsWith(".jar")
        && name.indexOf('/', FOLDER.length()) < 0;
  }

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
