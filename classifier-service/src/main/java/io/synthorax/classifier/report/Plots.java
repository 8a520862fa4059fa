package io.synthorax.classifier.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The drawings of a page as files of their own. They are taken from the finished page, so that none
 * that it shows can be missing.
 */
public final class Plots {
  private static final Pattern DRAWING =
      Pattern.compile("<svg .*?<title>(.*?)</title>.*?</svg>", Pattern.DOTALL);

  private Plots() {}

  /** SVG by file name: a running number and the drawing's title. */
  public static Map<String, byte[]> of(String page) {
    var plots = new LinkedHashMap<String, byte[]>();
    Matcher drawings = DRAWING.matcher(page);
    while (drawings.find()) {
      String title =
          drawings
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("&[a-z0-9#]+;", " ")
              .replaceAll("[^a-z0-9]+", "-")
              .replaceAll("^-|-$", "");
      String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawings.group() + "\n";
      plots.put(
          "%03d-%s.svg".formatted(plots.size() + 1, title), text.getBytes(StandardCharsets.UTF_8));
    }
    return plots;
  }
}
