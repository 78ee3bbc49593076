package org.caunoi.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.shared.Refused;
import org.caunoi.signing.SignatureReport.Line;
import org.caunoi.signing.SigningSettings.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Keys that never leave a PKCS#11 device: SoftHSM, through the same library call as a real one. */
@IntegrationTest
class DeviceTest {

  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"));
  private static final String PIN = "123456";

  @Autowired private Certificates certificates;
  @Autowired private Clock clock;

  @TempDir private Path folder;

  @Test
  void aKeyInTheDeviceSignsAndStaysThere() throws Throwable {
    Path library = LIBRARIES.stream().filter(Files::isReadable).findFirst().orElse(Path.of("none"));
    boolean there =
        Files.isReadable(library) && Files.isExecutable(Path.of("/usr/bin/softhsm2-util"));
    if (!there) {
      System.out.println("SKIPPED: no PKCS#11 device to sign with, install softhsm2");
      assertThat(System.getenv("CI")).as("softhsm2 under CI").isNull();
    }
    assumeThat(there).isTrue();
    Path configuration = device(library);
    assertThatThrownBy(
            () -> KeyStoreKeys.open(SigningSettings.of(Keys.PKCS11, configuration, "000000")))
        .isInstanceOf(SigningRefused.class);
    Holder officer = Holder.officer(UUID.randomUUID(), "can-bo-thu", "Lê Thử Ký");
    Holder seal = Holder.seal("H26.THU", "Ủy ban Thử Nghiệm");
    bring(configuration, officer, seal);

    KeyStoreKeys keys = KeyStoreKeys.open(SigningSettings.of(Keys.PKCS11, configuration, PIN));
    assertThat(keys.of(officer).key().getEncoded()).isNull();
    CheckSignatures checking =
        new CheckSignatures(
            new Trust(keys, certificates),
            new AskCertifier(new Proofs(SigningSettings.of(Keys.DEMO, null, "")), clock));
    byte[] signed =
        OnDisk.sign(
            new SignFile(
                new UsableKeys(keys, certificates, clock),
                checking,
                new Proofs(SigningSettings.of(Keys.PKCS11, configuration, PIN)),
                clock),
            Papers.pdf(),
            List.of(officer, seal));
    assertThat(OnDisk.read(checking, signed).signatures())
        .hasSize(2)
        .allMatch(Line::intact)
        .allMatch(Line::trusted);
    pulledOut(keys, officer, seal);
  }

  /**
   * One that was pulled and is back is signed out; its files are what the soft one has for a plug.
   */
  private void pulledOut(KeyStoreKeys keys, Holder officer, Holder seal) throws Exception {
    Path tokens = folder.resolve("tokens");
    Path away = folder.resolve("away");
    SignFile signing =
        new SignFile(
            new UsableKeys(keys, certificates, clock),
            new CheckSignatures(
                new Trust(keys, certificates),
                new AskCertifier(new Proofs(SigningSettings.of(Keys.DEMO, null, "")), clock)),
            new Proofs(SigningSettings.of(Keys.DEMO, null, "")),
            clock);
    ((AuthProvider) Objects.requireNonNull(keys.of(officer).device())).logout();
    assertThat(OnDisk.sign(signing, Papers.pdf(), List.of(officer, seal))).isNotEmpty();
    Files.move(tokens, away);
    assertThatThrownBy(() -> OnDisk.sign(signing, Papers.pdf(), List.of(officer, seal)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("signing-device-away");
              assertThat(refused.kind()).isEqualTo(Refused.Kind.UNAVAILABLE);
            });
  }

  private Path device(Path library) throws Throwable {
    Path settings = folder.resolve("softhsm2.conf");
    Files.createDirectory(folder.resolve("tokens"));
    Files.writeString(
        settings,
        "directories.tokendir = " + folder.resolve("tokens") + "\nobjectstore.backend = file\n");
    setEnvironment("SOFTHSM2_CONF", settings.toString());
    ProcessBuilder util =
        new ProcessBuilder(
            "/usr/bin/softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            "thu",
            "--pin",
            PIN,
            "--so-pin",
            PIN);
    util.environment().put("SOFTHSM2_CONF", settings.toString());
    Process process = util.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return Files.writeString(
        folder.resolve("pkcs11.cfg"), "name = Thu\nlibrary = " + library + "\nslotListIndex = 0\n");
  }

  /** As the authority's people fill the device, once. */
  private void bring(Path configuration, Holder... holders) throws Exception {
    DemoAuthority certifier = new DemoAuthority(folder.resolve("certifier"), clock);
    Provider device = Security.getProvider("SunPKCS11").configure(configuration.toString());
    KeyStore store = KeyStore.getInstance("PKCS11", device);
    store.load(null, PIN.toCharArray());
    Instant now = clock.instant();
    for (Holder holder : holders) {
      SigningKey key =
          certifier.issue(holder, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)));
      store.setKeyEntry(
          holder.alias(), key.key(), null, key.chain().toArray(X509Certificate[]::new));
    }
  }

  /** The library reads its configuration's place from the process, which Java does not change. */
  private static void setEnvironment(String name, String value) throws Throwable {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      int done =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().find("setenv").orElseThrow(),
                      FunctionDescriptor.of(
                          ValueLayout.JAVA_INT,
                          ValueLayout.ADDRESS,
                          ValueLayout.ADDRESS,
                          ValueLayout.JAVA_INT))
                  .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
      assertThat(done).isZero();
    }
  }
}
