package org.caunoi.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.signing.SigningSettings.Keys;

/** Signs one file twice and reads its signatures, in a process of its own with little memory. */
final class SigningProcess {

  private SigningProcess() {}

  static String sign(Path file, int megabytes) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.addAll(
        List.of("-Xmx" + megabytes + "m", SigningProcess.class.getName(), file.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.substring(said.stripTrailing().lastIndexOf('\n') + 1).strip();
  }

  static void main(String[] arguments) throws IOException, GeneralSecurityException {
    Path file = Path.of(arguments[0]);
    Clock clock = Clock.systemUTC();
    Holder officer = Holder.officer(UUID.randomUUID(), "can-bo-thu", "Lê Thử Ký");
    Holder seal = Holder.seal("H26.THU", "Ủy ban Thử Nghiệm");
    Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), "keys");
    KeyStoreKeys keys = new TestKeys(folder, clock).goodStore(clock.instant(), officer, seal);
    Certificates none = new NoCertificates(clock);
    Proofs proofs = new Proofs(SigningSettings.of(Keys.DEMO, null, ""));
    CheckSignatures checking =
        new CheckSignatures(new Trust(keys, none), new AskCertifier(proofs, clock));
    SignFile signing = new SignFile(new UsableKeys(keys, none, clock), checking, proofs, clock);
    Path signed = signing.sign(signing.sign(file, List.of(officer)), List.of(seal));
    System.out.println(
        checking.read(signed).signatures().stream().filter(one -> one.intact()).count());
  }

  /** Nothing was revoked, and nothing is noted. */
  @SuppressWarnings("NullAway") // The database it has none of is never asked.
  private static final class NoCertificates extends Certificates {

    NoCertificates(Clock clock) {
      super(null, null, null, clock);
    }

    @Override
    Optional<KnownCertificate> find(String fingerprint) {
      return Optional.empty();
    }

    @Override
    void note(Holder holder, SigningKey key) {}
  }
}
