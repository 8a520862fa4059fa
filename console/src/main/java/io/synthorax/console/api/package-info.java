/**
 * HTTP: JSON resources below {@code /api/v1}, server-sent events, pictures, and the page. Adapters
 * only; every error leaves as problem+json (RFC 9457).
 */
package io.synthorax.console.api;
