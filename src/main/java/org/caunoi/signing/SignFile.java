package org.caunoi.signing;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.exception.ProtectedDocumentException;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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

  /** The library holds a file of up to 10 MB several times while it signs it. */
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
   * The signed file; two at a time, and none is read before its turn. Refused: {@code
   * signature-broken} where a signature in it does not fit the file any more, {@code
   * signed-for-good} where the earlier signer allows no more signatures, {@code page-too-small}
   * where its mark does not fit on the page, {@code timestamp-unavailable} and {@code
   * revocation-unknown} where those who vouch for time and certificate do not answer, {@code
   * certificate-revoked-outside}, and as {@link UsableKeys#get}.
   */
  public byte[] sign(Supplier<byte[]> pdf, List<Holder> holders) {
    turns.acquireUninterruptibly();
    try {
      return sign(pdf.get(), holders);
    } finally {
      turns.release();
    }
  }

  byte[] sign(byte[] pdf, List<Holder> holders) {
    SignatureReport before = checking.check(new InMemoryDocument(pdf));
    if (before.verdict() == Verdict.CHANGED) {
      throw Refused.field("/file", "signature-broken");
    }
    return sign(pdf, holders, PagePlaces.read(pdf), before.signatures().size());
  }

  /** The same for a paper the house has just made, which nobody has signed yet. */
  public SignedPaper signFresh(RenderedPdf paper, List<Holder> holders) {
    byte[] signed = sign(paper.file(), holders, PagePlaces.of(paper), 0);
    return new SignedPaper(signed, paper.pages());
  }

  private byte[] sign(byte[] pdf, List<Holder> holders, PagePlaces places, int taken) {
    List<SigningKey> each = holders.stream().map(keys::get).toList();
    byte[] signed = pdf;
    for (int i = 0; i < each.size(); i++) {
      boolean seal = holders.get(i).isSeal();
      long alike = holders.subList(0, i).stream().filter(one -> one.isSeal() == seal).count();
      Place place = places.place(seal, taken + (int) alike);
      signed = signed(signed, holders.get(i), each.get(i), place);
    }
    return signed;
  }

  private byte[] signed(byte[] pdf, Holder holder, SigningKey key, Place place) {
    return KnownServices.with(() -> sign(pdf, holder, key, place));
  }

  private byte[] sign(byte[] pdf, Holder holder, SigningKey key, Place place) {
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
    PAdESService service = proofs.service(keys.trusted());
    try {
      DSSDocument document = new InMemoryDocument(pdf);
      ToBeSigned content = service.getDataToSign(document, how);
      SignatureAlgorithm algorithm =
          SignatureAlgorithm.getAlgorithm(
              EncryptionAlgorithm.forKey(key.certificate().getPublicKey()), DigestAlgorithm.SHA256);
      DSSDocument signed =
          service.signDocument(
              document, how, new SignatureValue(algorithm, value(key, algorithm, content)));
      ByteArrayOutputStream out = new ByteArrayOutputStream(2 * pdf.length);
      signed.writeTo(out);
      return out.toByteArray();
    } catch (ProtectedDocumentException e) {
      throw Refused.field("/file", "signed-for-good");
    } catch (DSSExternalResourceException e) {
      LOG.warn("The time-stamp authority does not answer: {}", e.getMessage());
      throw Proofs.unavailable("timestamp-unavailable");
    } catch (DSSException | IllegalArgumentException e) {
      throw new IllegalStateException("Signing failed: " + e.getClass().getSimpleName(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key does not sign.", e);
    }
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
