package io.synthorax.standalone.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Grafana dashboard, as far as tests look into it. */
record Dashboard(String name, JsonNode json) {

  /** A panel's title with one of its PromQL expressions. */
  record Expression(String dashboard, String panel, String promql) {

    /** For everything, as Grafana writes it when all values of every variable are chosen. */
    String forEverything() {
      return promql.replaceAll("\\$\\w+", ".*");
    }
  }

  /** All dashboards below the repository's root. */
  static List<Dashboard> all(Path root) throws IOException {
    List<Dashboard> dashboards = new ArrayList<>();
    for (Path file : Repository.files(root.resolve("deploy/grafana"), ".json")) {
      String name = file.getFileName().toString().replace(".json", "");
      dashboards.add(new Dashboard(name, Json.read(Files.readAllBytes(file), JsonNode.class)));
    }
    return dashboards;
  }

  List<JsonNode> panels() {
    List<JsonNode> panels = new ArrayList<>();
    json.path("panels").forEach(panels::add);
    return panels;
  }

  List<Expression> expressions() {
    List<Expression> expressions = new ArrayList<>();
    for (JsonNode panel : panels()) {
      for (JsonNode target : panel.path("targets")) {
        expressions.add(
            new Expression(name, panel.path("title").asText(), target.path("expr").asText()));
      }
    }
    return expressions;
  }

  @Override
  public String toString() {
    return name;
  }
}
