package org.caunoi.signing;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.signature.SignatureCryptographicVerification;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.ByteRange;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.pdf.modifications.PdfModificationDetection;
import eu.europa.esig.dss.pdf.modifications.PdfObjectModifications;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.caunoi.shared.Refused;
import org.caunoi.signing.AskCertifier.Answer;
import org.caunoi.signing.SignatureReport.Line;
import org.caunoi.signing.SignatureReport.Revocation;
import org.caunoi.signing.SignatureReport.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the signatures of a PDF: whose, when, and whether the file is still what was signed. */
@Component
public class CheckSignatures {

  /** What the library knows of a file with very many parts takes some 10 MB. */
  private final Semaphore turns = new Semaphore(2, true);

  private final Trust trust;
  private final AskCertifier certifier;

  CheckSignatures(Trust trust, AskCertifier certifier) {
    this.trust = trust;
    this.certifier = certifier;
  }

  /**
   * What is made on the way goes into the folder of the file, which is the caller's to clear.
   * Refused with {@code file-damaged} where the signatures cannot be read at all.
   *
   * @param known when we ourselves had this very file, all its signatures in it; none for others
   */
  public SignatureReport check(Path pdf, @Nullable Instant known) {
    turns.acquireUninterruptibly();
    try {
      return check(pdf, known, true);
    } finally {
      turns.release();
    }
  }

  /** What the file alone tells; nobody is asked. */
  SignatureReport read(Path pdf) {
    return check(pdf, null, false);
  }

  SignatureReport check(Path path, @Nullable Instant known, boolean ask) {
    try {
      DSSDocument pdf = new FileDocument(path.toFile());
      MarkedSignatures files = new MarkedSignatures(path.toAbsolutePath().getParent());
      PDFDocumentAnalyzer reading = new PDFDocumentAnalyzer(pdf);
      reading.setPdfObjFactory(files);
      reading.setCertificateVerifier(new CommonCertificateVerifier(true));
      long size = Files.size(path);
      List<Line> lines = new ArrayList<>();
      List<AdvancedSignature> signatures = reading.getSignatures();
      if (signatures.stream().noneMatch(one -> coversAll((PAdESSignature) one, size))) {
        files.newPAdESSignatureService().analyzePdfModifications(pdf, signatures, null);
      }
      for (AdvancedSignature signature : signatures) {
        lines.add(line((PAdESSignature) signature, size, known, ask));
      }
      return new SignatureReport(verdict(lines), lines);
    } catch (DSSException | IllegalArgumentException e) {
      throw Refused.field("/file", "file-damaged");
    } catch (NullPointerException | ClassCastException | IndexOutOfBoundsException e) {
      // The parser answers some hostile files like this.
      throw Refused.field("/file", "file-damaged");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Line line(PAdESSignature signature, long size, @Nullable Instant known, boolean ask) {
    signature.checkSignatureIntegrity();
    SignatureCryptographicVerification result = signature.getSignatureCryptographicVerification();
    ByteRange range = signature.getPdfRevision().getByteRange();
    boolean intact =
        result.isReferenceDataFound()
            && result.isReferenceDataIntact()
            && result.isSignatureIntact()
            && range.isValid();
    boolean whole = intact && (coversAll(signature, size) || onlyProofsFollow(signature));
    @Nullable CertificateToken token = signature.getSigningCertificateToken();
    @Nullable Instant at =
        signature.getSigningTime() == null ? null : signature.getSigningTime().toInstant();
    @Nullable Instant stamped = stamped(signature);
    if (token == null) {
      return new Line("", "", at, stamped, false, false, false, false, false, Revocation.NOT_ASKED);
    }
    X509Certificate certificate = token.getCertificate();
    List<X509Certificate> others =
        signature.getCertificates().stream().map(CertificateToken::getCertificate).toList();
    boolean trusted = trust.believes(certificate, others);
    X509Certificate above = ask && trusted ? trust.above(certificate, others) : null;
    Answer said =
        above == null
            ? new Answer(Revocation.NOT_ASKED, null)
            : certifier.about(certificate, above);
    @Nullable Instant proven = stamped == null ? known : stamped;
    return new Line(
        Names.common(certificate.getSubjectX500Principal()),
        Names.common(certificate.getIssuerX500Principal()),
        at,
        stamped,
        intact,
        whole,
        trusted,
        trust.inForce(certificate, proven == null ? at : proven, proven != null)
            && isBeforeRevocation(said, proven),
        Trust.isDemo(certificate),
        said.said());
  }

  private static boolean isBeforeRevocation(Answer said, @Nullable Instant proven) {
    return said.said() != Revocation.REVOKED
        || (proven != null && said.revokedAt() != null && proven.isBefore(said.revokedAt()));
  }

  private static boolean coversAll(PAdESSignature signature, long size) {
    ByteRange range = signature.getPdfRevision().getByteRange();
    return range.getSecondPartStart() + (long) range.getSecondPartEnd() == size;
  }

  /**
   * What others say of the certificates (a list of proofs no reader sees) may be added behind a
   * signature; nothing else may.
   */
  private static boolean onlyProofsFollow(PAdESSignature signature) {
    PdfModificationDetection after = signature.getPdfRevision().getModificationDetection();
    if (after == null || after.getObjectModifications() == null) {
      return false;
    }
    PdfObjectModifications changes = after.getObjectModifications();
    return after.getAnnotationOverlaps().isEmpty()
        && after.getPageDifferences().isEmpty()
        && after.getVisualDifferences().isEmpty()
        && !changes.getSecureChanges().isEmpty()
        && changes.getFormFillInAndSignatureCreationChanges().isEmpty()
        && changes.getAnnotCreationChanges().isEmpty()
        && changes.getUndefinedChanges().isEmpty();
  }

  private static Verdict verdict(List<Line> lines) {
    if (lines.isEmpty()) {
      return Verdict.UNSIGNED;
    }
    if (!lines.stream().allMatch(Line::intact) || lines.stream().noneMatch(Line::whole)) {
      return Verdict.CHANGED;
    }
    if (!lines.stream().filter(Line::whole).allMatch(Line::trusted)) {
      return Verdict.UNKNOWN_SIGNER;
    }
    if (!lines.stream().allMatch(Line::inForce)) {
      return Verdict.NOT_IN_FORCE;
    }
    return lines.stream().anyMatch(Line::demo) ? Verdict.DEMO : Verdict.GOOD;
  }

  /** The time a stamp inside says, where it fits the signature and we know who stamped. */
  private @Nullable Instant stamped(PAdESSignature signature) {
    return signature.getSignatureTimestamps().stream()
        .filter(TimestampToken::isMessageImprintDataIntact)
        .filter(this::isBelieved)
        .map(stamp -> stamp.getGenerationTime().toInstant())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private boolean isBelieved(TimestampToken stamp) {
    List<CertificateToken> with = stamp.getCertificates();
    return with.stream()
        .filter(stamp::isSignedBy)
        .anyMatch(
            signer ->
                trust.believes(
                    signer.getCertificate(),
                    with.stream().map(CertificateToken::getCertificate).toList()));
  }
}
