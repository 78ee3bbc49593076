package org.caunoi.signing;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.exception.ProtectedDocumentException;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.caunoi.platform.KnownServices;
import org.caunoi.platform.pdf.RenderedPdf;
import org.caunoi.shared.Refused;
import org.caunoi.signing.PagePlaces.Place;
import org.caunoi.signing.SignatureReport.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Signs a PDF by one holder after the other, each on top of what is there: earlier signatures stay
 * and cover what they covered.
 */
@Component
public class SignFile {

  private static final Logger LOG = LoggerFactory.getLogger(SignFile.class);

  /** Room for a signature beside its certificates, in bytes. */
  private static final int ROOM = 4 * 1024;

  /** What the library knows of a file with very many parts takes some 10 MB. */
  private final Semaphore turns = new Semaphore(2, true);

  private final UsableKeys keys;
  private final CheckSignatures checking;
  private final Proofs proofs;
  private final Clock clock;

  SignFile(UsableKeys keys, CheckSignatures checking, Proofs proofs, Clock clock) {
    this.keys = keys;
    this.checking = checking;
    this.proofs = proofs;
    this.clock = clock;
  }

  /**
   * The signed file, in the folder of the given one, with whatever was made on the way: it is the
   * caller's to clear. Two at a time. Refused: {@code signature-broken} where a signature in it
   * does not fit the file any more, {@code signed-for-good} where the earlier signer allows no more
   * signatures, {@code page-too-small} where its mark does not fit on the page, {@code
   * timestamp-unavailable} and {@code revocation-unknown} where those who vouch for time and
   * certificate do not answer, {@code certificate-revoked-outside}, {@code signing-device-away},
   * and as {@link UsableKeys#get}.
   */
  public Path sign(Path pdf, List<Holder> holders) {
    turns.acquireUninterruptibly();
    try {
      SignatureReport before = checking.read(pdf);
      if (before.verdict() == Verdict.CHANGED) {
        throw Refused.field("/file", "signature-broken");
      }
      DSSDocument signed =
          sign(
              new FileDocument(pdf.toFile()),
              holders,
              PagePlaces.read(pdf),
              before.signatures().size(),
              () -> proofs.service(keys.trusted(), folder(pdf)));
      return kept(signed, folder(pdf));
    } finally {
      turns.release();
    }
  }

  /** The same for a paper the house has just made, which nobody has signed yet. */
  public SignedPaper signFresh(RenderedPdf paper, List<Holder> holders) {
    DSSDocument signed =
        sign(
            new InMemoryDocument(paper.file()),
            holders,
            PagePlaces.of(paper),
            0,
            () -> proofs.service(keys.trusted()));
    return new SignedPaper(DSSUtils.toByteArray(signed), paper.pages());
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private static Path kept(DSSDocument signed, Path folder) {
    if (signed instanceof FileDocument file) {
      return file.getFile().toPath();
    }
    Path kept = folder.resolve("signed");
    try (OutputStream out = Files.newOutputStream(kept)) {
      signed.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept;
  }

  private DSSDocument sign(
      DSSDocument pdf,
      List<Holder> holders,
      PagePlaces places,
      int taken,
      Supplier<PAdESService> service) {
    List<SigningKey> each = holders.stream().map(keys::get).toList();
    DSSDocument signed = pdf;
    for (int i = 0; i < each.size(); i++) {
      Holder holder = holders.get(i);
      SigningKey key = each.get(i);
      long alike =
          holders.subList(0, i).stream().filter(one -> one.isSeal() == holder.isSeal()).count();
      Place place = places.place(holder.isSeal(), taken + (int) alike);
      DSSDocument before = signed;
      signed = KnownServices.with(() -> sign(before, holder, key, place, service.get()));
    }
    return signed;
  }

  private DSSDocument sign(
      DSSDocument document, Holder holder, SigningKey key, Place place, PAdESService service) {
    Instant now = clock.instant();
    PAdESSignatureParameters how = new PAdESSignatureParameters();
    how.setSignatureLevel(proofs.level(key));
    how.setDigestAlgorithm(DigestAlgorithm.SHA256);
    how.setSigningCertificate(key.tokens().getFirst());
    how.setCertificateChain(key.tokens());
    how.bLevel().setSigningDate(Date.from(now));
    how.setSignerName(holder.name());
    how.setAppName("Cầu Nối");
    how.setContentSize(ROOM + key.size() + proofs.room());
    if (key.demo()) {
      how.setReason(DemoAuthority.MARK);
    }
    how.setImageParameters(mark(holder, key, place, now));
    try {
      ToBeSigned content = service.getDataToSign(document, how);
      SignatureAlgorithm algorithm =
          SignatureAlgorithm.getAlgorithm(
              EncryptionAlgorithm.forKey(key.certificate().getPublicKey()), DigestAlgorithm.SHA256);
      return service.signDocument(
          document, how, new SignatureValue(algorithm, value(key, algorithm, content)));
    } catch (ProtectedDocumentException e) {
      throw Refused.field("/file", "signed-for-good");
    } catch (DSSExternalResourceException e) {
      LOG.warn("The time-stamp authority does not answer: {}", e.getMessage());
      throw Proofs.unavailable("timestamp-unavailable");
    } catch (DSSException | IllegalArgumentException e) {
      if (e.getCause() instanceof IOException disk) {
        throw new UncheckedIOException(disk);
      }
      throw new IllegalStateException("Signing failed: " + e.getClass().getSimpleName(), e);
    }
  }

  private static byte[] value(SigningKey key, SignatureAlgorithm algorithm, ToBeSigned content) {
    try {
      Signature signature =
          key.device() == null
              ? Signature.getInstance(algorithm.getJCEId())
              : Signature.getInstance(algorithm.getJCEId(), key.device());
      signature.initSign(key.key());
      signature.update(content.getBytes());
      return signature.sign();
    } catch (GeneralSecurityException | ProviderException e) {
      if (key.device() != null) {
        throw deviceAway(e);
      }
      throw new IllegalStateException("The key does not sign.", e);
    }
  }

  static Refused deviceAway(Exception why) {
    LOG.warn("The device with the keys does not answer: {}", why.getClass().getSimpleName());
    return Proofs.unavailable("signing-device-away");
  }

  private static SignatureImageParameters mark(
      Holder holder, SigningKey key, Place place, Instant now) {
    SignatureImageParameters image = new SignatureImageParameters();
    image.setImage(new InMemoryDocument(SignatureMark.draw(holder, key.demo(), now)));
    SignatureFieldParameters field = image.getFieldParameters();
    field.setPage(place.page());
    field.setOriginX(place.x());
    field.setOriginY(place.y());
    field.setWidth(place.width());
    field.setHeight(place.height());
    return image;
  }
}
