package io.synthorax.console.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.synthorax.console.NothingThere;
import io.synthorax.console.retraining.ProjectViews;
import io.synthorax.console.retraining.Projects;
import io.synthorax.console.retraining.ServedGenerators;
import io.synthorax.contracts.ProjectId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** All projects, one of them, and the queue of its scans that have no label. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ProjectsPage {
  private final ProjectViews views;
  private final Projects projects;
  private final ServedGenerators served;

  ProjectsPage(ProjectViews views, Projects projects, ServedGenerators served) {
    this.views = views;
    this.projects = projects;
    this.served = served;
  }

  @ServerExceptionMapper
  Response missing(NothingThere e) {
    return Missing.page(e);
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance projects() {
    return Pages.projects(views.all().stream().map(served::view).toList());
  }

  @GET
  @Path("{project}")
  @Operation(hidden = true)
  public TemplateInstance project(@PathParam("project") String project) {
    return Pages.project(served.view(projects.get(new ProjectId(project))));
  }

  @GET
  @Path("{project}/scans")
  @Operation(hidden = true)
  public TemplateInstance scans(@PathParam("project") String project) {
    return Pages.scans(projects.get(new ProjectId(project)));
  }
}
