package io.synthorax.classifier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table of a page, put together row by row. Every text is plain; nothing passes as markup. */
final class HtmlTable {
  private final String caption;
  private final List<String> head = new ArrayList<>();
  private final List<String> body = new ArrayList<>();

  /** Above the table, as in print. */
  HtmlTable(String caption) {
    this.caption = caption;
  }

  /** How a row stands out. */
  enum Emphasis {
    NONE(""),
    SELECTED("selected"),
    REFERENCE("reference");

    private final String style;

    Emphasis(String style) {
      this.style = style;
    }
  }

  /** Names of the columns; the first column holds words, the others numbers. */
  HtmlTable head(List<String> names) {
    head.add(
        "<tr>"
            + names.stream()
                .map(name -> "<th scope=\"col\">" + breakable(name) + "</th>")
                .collect(Collectors.joining())
            + "</tr>");
    return this;
  }

  /** A row: its name, then its cells. */
  HtmlTable row(Emphasis emphasis, String name, List<String> cells) {
    String style = emphasis == Emphasis.NONE ? "" : " class=\"" + emphasis.style + "\"";
    body.add(
        "<tr%s><th scope=\"row\">%s</th>%s</tr>"
            .formatted(
                style,
                Html.escape(name),
                cells.stream()
                    .map(cell -> "<td>" + cell(cell) + "</td>")
                    .collect(Collectors.joining())));
    return this;
  }

  HtmlTable row(String name, List<String> cells) {
    return row(Emphasis.NONE, name, cells);
  }

  /** The table. */
  String html() {
    return """
        <table>
        <caption>%s</caption>
        <thead>%s</thead>
        <tbody>
        %s
        </tbody>
        </table>
        """
        .formatted(Html.escape(caption), String.join("\n", head), String.join("\n", body));
  }

  /** The interval goes under its value, so that columns stay narrow. */
  private static String cell(String text) {
    int bracket = text.indexOf(" [");
    return bracket < 0
        ? Html.escape(text)
        : Html.escape(text.substring(0, bracket))
            + "<span class=\"interval\">"
            + Html.escape(text.substring(bracket + 1))
            + "</span>";
  }

  /** Names of figures are long words with hyphens: they may break there. */
  private static String breakable(String name) {
    return Html.escape(name).replace("-", "-<wbr>").replace("_", "_<wbr>");
  }
}
