package io.synthorax.console.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.synthorax.contracts.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An OpenID Connect provider as far as the console asks it: discovery, keys, the code flow. Whoever
 * comes to its sign-in is {@code reader}, who may look.
 */
final class IdentityProvider implements AutoCloseable {
  static final String CLIENT = "synthorax";
  private static final String KEY = "key-1";

  private final HttpServer server;
  private final KeyPair keys;

  /** What the console has sent with a sign-in, by the code it got. */
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

  IdentityProvider() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    this.keys = generator.generateKeyPair();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", x -> answer(x, discovery()));
    server.createContext("/keys", x -> answer(x, Map.of("keys", List.of(key()))));
    server.createContext("/sign-in", this::signIn);
    server.createContext("/token", this::token);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** An access token of somebody with these roles. */
  String token(String name, String... roles) {
    return signed(name, CLIENT, Map.of(), roles);
  }

  /** One that was meant for another application. */
  String tokenForAnother(String name, String... roles) {
    return signed(name, "another", Map.of(), roles);
  }

  private String signed(String name, String audience, Map<String, Object> more, String... roles) {
    return Jwt.claims(more)
        .issuer(address().toString())
        .subject(name)
        .upn(name)
        .audience(audience)
        .groups(Set.of(roles))
        .expiresIn(300)
        .jws()
        .keyId(KEY)
        .sign(keys.getPrivate());
  }

  private Map<String, Object> discovery() {
    return Map.of(
        "issuer", address().toString(),
        "authorization_endpoint", address() + "/sign-in",
        "token_endpoint", address() + "/token",
        "jwks_uri", address() + "/keys",
        "end_session_endpoint", address() + "/sign-out");
  }

  private Map<String, Object> key() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return Map.of(
        "kty",
        "RSA",
        "use",
        "sig",
        "alg",
        "RS256",
        "kid",
        KEY,
        "n",
        base64(key.getModulus()),
        "e",
        base64(key.getPublicExponent()));
  }

  private static String base64(BigInteger value) {
    byte[] bytes = value.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private void signIn(HttpExchange exchange) throws IOException {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    String code = "code-" + codes.size();
    codes.put(code, asked);
    String back = asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state");
    exchange.getResponseHeaders().add("Location", back);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> form = parameters(new String(body, StandardCharsets.UTF_8));
    Map<String, String> asked = codes.get(form.get("code"));
    Map<String, Object> nonce =
        asked.containsKey("nonce") ? Map.of("nonce", asked.get("nonce")) : Map.of();
    answer(
        exchange,
        Map.of(
            "access_token",
            token("reader", "viewer"),
            "id_token",
            signed("reader", CLIENT, nonce, "viewer"),
            "token_type",
            "Bearer",
            "expires_in",
            300));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new ConcurrentHashMap<>();
    for (String one : query.split("&")) {
      String[] pair = one.split("=", 2);
      parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static void answer(HttpExchange exchange, Map<String, Object> json) throws IOException {
    byte[] body = Json.write(json);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
