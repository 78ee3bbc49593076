package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.form.CheckPaper;
import org.caunoi.dossier.form.CheckedPaper;
import org.caunoi.dossier.form.CheckedPaper.Answer;
import org.caunoi.dossier.form.CheckedPaper.Known;
import org.caunoi.shared.Refused;
import org.caunoi.signing.SignatureReport.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The same check for programs. */
@RestController
class CheckApi {

  private final CheckPaper checking;

  CheckApi(CheckPaper checking) {
    this.checking = checking;
  }

  @Requires(Permission.OPEN)
  @PostMapping(path = "/api/v1/paper-checks", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  PaperCheck check(
      HttpServletRequest request, @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    if (file == null) {
      throw Refused.field("/file", "required");
    }
    try (InputStream content = file.getInputStream()) {
      return PaperCheck.of(checking.check(content, request.getRemoteAddr()));
    }
  }

  /**
   * What a check found.
   *
   * @param paper the paper of ours that is this file, byte by byte
   */
  record PaperCheck(Answer answer, @Nullable Paper paper, List<Signature> signatures) {

    static PaperCheck of(CheckedPaper checked) {
      return new PaperCheck(
          checked.answer(),
          checked.known().map(Paper::of).orElse(null),
          checked.report().signatures().stream().map(Signature::of).toList());
    }
  }

  /** A result or form of ours. */
  record Paper(
      String number,
      String authority,
      Instant issuedAt,
      @Nullable String replacedBy,
      @Nullable Instant replacedAt) {

    static Paper of(Known known) {
      return new Paper(
          known.number(), known.authority(), known.at(), known.replacedBy(), known.replacedAt());
    }
  }

  /**
   * One signature.
   *
   * @param at when the signer says it was made
   * @param stampedAt when a time-stamp authority saw it; null where none did
   */
  record Signature(
      String signer,
      String issuer,
      @Nullable Instant at,
      @Nullable Instant stampedAt,
      boolean unchanged,
      boolean trusted,
      boolean inForce,
      boolean demo) {

    static Signature of(Line line) {
      return new Signature(
          line.signer(),
          line.issuer(),
          line.at(),
          line.stamped(),
          line.intact(),
          line.trusted(),
          line.inForce(),
          line.demo());
    }
  }
}
