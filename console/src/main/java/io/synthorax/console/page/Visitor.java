package io.synthorax.console.page;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;

/** Who looks at the page, where users have names: with an OpenID Connect provider. */
@Named("visitor")
@RequestScoped
public class Visitor {
  private static final List<String> ROLES = List.of("admin", "operator", "viewer");

  private final SecurityIdentity identity;

  Visitor(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Null for who has no name. */
  public String getName() {
    return identity.isAnonymous() ? null : identity.getPrincipal().getName();
  }

  /** May change; so may everybody where users have no names. */
  public boolean isOperator() {
    return isAdmin() || identity.hasRole("operator");
  }

  /** May delete; so may everybody where users have no names. */
  public boolean isAdmin() {
    return identity.isAnonymous() || identity.hasRole("admin");
  }

  /** The one that allows most. */
  public String getRole() {
    return ROLES.stream().filter(identity::hasRole).findFirst().orElse("no role");
  }
}
