package org.caunoi.signing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.caunoi.dossier.form.SampleReceipt;
import org.caunoi.platform.pdf.RenderedPdf;
import org.caunoi.signing.SigningSettings.Keys;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.LoggerFactory;

/**
 * Milliseconds for form 01 as a tagged PDF/A, and for its two signatures, an officer's and the
 * agency's seal, by keys of a PKCS#12 file. Warm, on one core, without the database.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 9, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx512m", "-Djava.awt.headless=true"})
public class PaperSpeed {

  private static final char[] PASSWORD = "thu-nghiem".toCharArray();

  private final SampleReceipt receipts = new SampleReceipt();
  private final List<Holder> holders =
      List.of(
          Holder.officer(UUID.randomUUID(), "can-bo-thu", "Lê Thị Mẫu"),
          Holder.seal("H26.THU", "Ủy ban nhân dân phường Thử Nghiệm"));
  private final RenderedPdf plain = receipts.next();

  @SuppressWarnings("NullAway.Init")
  private SignFile signing;

  /** Makes keys, and a paper to sign. */
  @Setup
  public void prepare() throws IOException, GeneralSecurityException {
    // As application.yaml has it.
    for (String loud : List.of("eu.europa.esig.dss", "org.apache.pdfbox", "org.apache.fontbox")) {
      ((Logger) LoggerFactory.getLogger(loud)).setLevel(Level.OFF);
    }
    Clock clock = Clock.systemUTC();
    Path folder = Files.createTempDirectory("paper-speed");
    DemoAuthority certifier = new DemoAuthority(folder, clock);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (Holder holder : holders) {
      SigningKey key = certifier.issue(holder);
      store.setKeyEntry(
          holder.alias(), key.key(), PASSWORD, key.chain().toArray(X509Certificate[]::new));
    }
    Path file = folder.resolve("keys.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    SigningSettings settings = SigningSettings.of(Keys.PKCS12, file, new String(PASSWORD));
    Proofs proofs = new Proofs(settings);
    KeyStoreKeys keys = KeyStoreKeys.open(settings);
    Certificates noted = new NotedBefore();
    signing =
        new SignFile(
            new UsableKeys(keys, noted, clock),
            new CheckSignatures(new Trust(keys, noted), new AskCertifier(proofs, clock)),
            proofs,
            clock);
  }

  /** Laid out, codes drawn, typefaces embedded. */
  @Benchmark
  public RenderedPdf rendered() {
    return receipts.next();
  }

  /** Signed twice, one signature on top of the other. */
  @Benchmark
  public SignedPaper signed() {
    return signing.signFresh(plain, holders);
  }

  /** Stands for the list of certificates, which is asked once for each signature. */
  private static final class NotedBefore extends Certificates {

    @SuppressWarnings("NullAway")
    NotedBefore() {
      super(null, null, null, Clock.systemUTC());
    }

    @Override
    Optional<KnownCertificate> find(String fingerprint) {
      return Optional.empty();
    }

    @Override
    void note(Holder holder, SigningKey key) {}
  }
}
