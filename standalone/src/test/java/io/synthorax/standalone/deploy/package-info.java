/**
 * What lies in deploy/ and docs/ against the code: manifests, dashboards, alerts, documented names.
 * Nothing here is part of the launcher.
 */
package io.synthorax.standalone.deploy;
