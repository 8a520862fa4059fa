package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import io.synthorax.infrastructure.FreePorts;
import io.synthorax.standalone.cli.RunningConsole;
import io.synthorax.standalone.platform.Addresses;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study as a cluster carries it: Kafka over TLS with a password and the rights of each service's
 * KafkaUser, the store over TLS.
 */
class SecuredIT {
  private static final String STORE_PASSWORD = "of-this-test";
  private static final int SCRAM_ITERATIONS = 4096;

  @TempDir Path folder;
  private EmbeddedInfrastructure servers;
  private final Map<String, FaultyProxy> stores = new HashMap<>();
  private String bootstrap;
  private final Map<String, DeployedService> services = new HashMap<>();

  @BeforeEach
  void start() throws Exception {
    makeCertificate();
    bootstrap = "127.0.0.1:" + FreePorts.pick(1).get(0);
    servers = EmbeddedInfrastructure.start(folder.resolve("servers"), brokerSettings());
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", servers.bootstrapServers()))) {
      for (String service : Repository.SERVICES) {
        admit(admin, Manifests.base().one("KafkaUser", service));
      }
    }
    for (String service : Repository.SERVICES) {
      int store = servers.endpoint().getPort();
      stores.put(service, new FaultyProxy(store, 1, tls().getServerSocketFactory()));
      services.put(service, DeployedService.start(service, servers, folder, secured(service)));
    }
  }

  @AfterEach
  void stop() throws Exception {
    services.values().forEach(DeployedService::close);
    for (FaultyProxy store : stores.values()) {
      store.close();
    }
    servers.close();
  }

  @Test
  void studyCompletesAndNobodyMayDoMoreThanItsWork() throws Exception {
    // Given
    DeployedService address = services.get("console");
    address.awaitUp("/q/health/ready");
    RunningConsole console =
        new RunningConsole(
            Addresses.ofConsole(address.address(), Optional.of(DeployedService.TOKEN)));

    // When
    String study = SmallStudy.start(console, "2k");

    // Then
    SmallStudy.awaitEnd(console, study);
    for (var store : stores.entrySet()) {
      StorePolicy policy = StorePolicy.of(store.getKey());
      assertThat(store.getValue().requests())
          .as(store.getKey())
          .isNotEmpty()
          .allMatch(policy::allows);
    }
    assertThat(StorePolicy.of("discriminator-trainer"))
        .matches(policy -> policy.allows("PUT /synthorax/studies/s1/runs/Normal/training.json"))
        .matches(policy -> !policy.allows("GET /synthorax/projects/ward/patient-hash-key"))
        .matches(policy -> !policy.allows("PUT /synthorax/studies/s1/report/report.html"));
    assertThatThrownBy(
            () -> send(client("generator-service", "generator-service"), "train-requested"))
        .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> send(client("generator-service", "guessed"), "batch-synthesized"))
        .hasRootCauseInstanceOf(SaslAuthenticationException.class);
  }

  private static void send(Map<String, Object> client, String topic) throws Exception {
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, "key", new byte[0])).get();
    }
  }

  private Map<String, Object> client(String user, String password) {
    Map<String, Object> client = new HashMap<>();
    kafka(user, password)
        .forEach(
            (name, value) ->
                client.put(name.substring(6).toLowerCase(Locale.ROOT).replace('_', '.'), value));
    return client;
  }

  /** As the Deployment's environment says, with the places of this test. */
  private Map<String, String> kafka(String user, String password) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        bootstrap,
        "KAFKA_SECURITY_PROTOCOL",
        "SASL_SSL",
        "KAFKA_SASL_MECHANISM",
        "SCRAM-SHA-512",
        "KAFKA_SSL_TRUSTSTORE_TYPE",
        "PEM",
        "KAFKA_SSL_TRUSTSTORE_LOCATION",
        folder.resolve("ca.crt").toString(),
        "KAFKA_SASL_JAAS_CONFIG",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, password));
  }

  private Map<String, String> secured(String service) {
    Map<String, String> environment = new HashMap<>(kafka(service, service));
    Map<String, String> deployed = DeploymentTest.environment(service);
    assertThat(deployed).containsKeys(environment.keySet().toArray(String[]::new));
    environment.put("SYNTHORAX_STORE_ENDPOINT", "https://127.0.0.1:" + stores.get(service).port());
    environment.put("QUARKUS_MINIO_SECURE", "true");
    // The store's client asks for it in place of the JVM's own certificates.
    environment.put("SSL_CERT_FILE", folder.resolve("ca.crt").toString());
    return environment;
  }

  /** What Strimzi's user operator does with a KafkaUser; the password is the name. */
  private static void admit(Admin admin, JsonNode user) throws Exception {
    String name = Manifests.name(user);
    UserScramCredentialAlteration password =
        new UserScramCredentialUpsertion(
            name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS), name);
    admin.alterUserScramCredentials(List.of(password)).all().get();
    List<AclBinding> rights = new ArrayList<>();
    for (JsonNode acl : user.at("/spec/authorization/acls")) {
      JsonNode resource = acl.path("resource");
      ResourcePattern pattern =
          new ResourcePattern(
              ResourceType.fromString(resource.path("type").asText()),
              resource.path("name").asText(),
              resource.path("patternType").asText().equals("prefix")
                  ? PatternType.PREFIXED
                  : PatternType.LITERAL);
      for (JsonNode operation : acl.path("operations")) {
        rights.add(
            new AclBinding(
                pattern,
                new AccessControlEntry(
                    "User:" + name,
                    "*",
                    AclOperation.fromString(operation.asText()),
                    AclPermissionType.ALLOW)));
      }
    }
    admin.createAcls(rights).all().get();
  }

  private Path brokerSettings() throws Exception {
    Properties settings = new Properties();
    settings.put("listeners", "SECURE://" + bootstrap);
    settings.put("advertised.listeners", "SECURE://" + bootstrap);
    settings.put("listener.security.protocol.map", "SECURE:SASL_SSL");
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put(
        "listener.name.secure.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", folder.resolve("key.p12").toString());
    settings.put("ssl.keystore.password", STORE_PASSWORD);
    settings.put("ssl.key.password", STORE_PASSWORD);
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    // The broker itself and this test, on the listener without passwords.
    settings.put("super.users", "User:ANONYMOUS");
    Path file = folder.resolve("broker.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    return file;
  }

  private void makeCertificate() throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        "own",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=synthorax",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-keystore",
        folder.resolve("key.p12").toString());
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "own",
        "-file",
        folder.resolve("ca.crt").toString(),
        "-keystore",
        folder.resolve("key.p12").toString());
  }

  private static void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
    Tools.Result result = Tools.run(command);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  private SSLContext tls() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("key.p12"))) {
      keys.load(in, STORE_PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, STORE_PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
