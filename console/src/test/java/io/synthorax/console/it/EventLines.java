package io.synthorax.console.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of server-sent events, line by line; a line that does not come within a minute fails.
 */
final class EventLines implements AutoCloseable {
  private static final int PATIENCE_MS = 60_000;

  private final HttpURLConnection connection;
  private final BufferedReader lines;

  EventLines(URI uri) throws IOException {
    this(uri, null);
  }

  EventLines(URI uri, String lastEventId) throws IOException {
    connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setReadTimeout(PATIENCE_MS);
    connection.setRequestProperty("Accept", "text/event-stream");
    if (lastEventId != null) {
      connection.setRequestProperty("Last-Event-ID", lastEventId);
    }
    lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The lines up to the end of the event that has the given line. */
  List<String> until(String wanted) throws IOException {
    List<String> read = new ArrayList<>();
    boolean seen = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      read.add(line);
      seen |= line.replace(": ", ":").equals(wanted);
      if (seen && line.isEmpty()) {
        return read;
      }
    }
    throw new IOException("the stream ended before " + wanted + ": " + read);
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
