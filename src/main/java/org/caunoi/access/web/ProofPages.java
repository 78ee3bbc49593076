package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.audit.Proof;
import org.caunoi.audit.ProveRow;
import org.caunoi.audit.Seal;
import org.caunoi.audit.SealedRow;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/**
 * Where the second code on a citizen's slip leads: proof that the filing stands in the sealed
 * history. Whoever holds the slip holds the row's id; the page tells nothing about the person.
 */
@Controller
class ProofPages {

  private final ProveRow proving;
  private final AuditWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ProofPages(ProveRow proving, AuditWords words, Frames frames) {
    this.proving = proving;
    this.words = words;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/proof/{entry}")
  View proof(HttpServletRequest request, @PathVariable UUID entry) {
    Proof proof = find(entry);
    Shell shell = frames.of(request, "proof.title");
    Seal seal = proof.seal();
    return Page.of(
        templates.accessProof(
            shell, seal == null ? null : seal.good(), rows(proof, shell.t()), "/proof/" + entry));
  }

  @Requires(Permission.OPEN)
  @GetMapping("/proof/{entry}/file")
  ResponseEntity<byte[]> file(@PathVariable UUID entry) {
    Seal seal = find(entry).seal();
    if (seal == null) {
      throw Refused.notFound("proof-not-found");
    }
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename("cau-noi-proof.txt").build().toString())
        .body(seal.lines().getBytes(StandardCharsets.UTF_8));
  }

  private Proof find(UUID entry) {
    return proving.prove(entry).orElseThrow(() -> Refused.notFound("proof-not-found"));
  }

  private List<SummaryRow> rows(Proof proof, Texts t) {
    SealedRow row = proof.row();
    Seal seal = proof.seal();
    List<SummaryRow> rows = new ArrayList<>();
    if (row == null || seal == null) {
      return rows;
    }
    if (proof.act() != null) {
      rows.add(new SummaryRow(t.get("proof.act"), words.act(proof.act(), t)));
    }
    if (row.at() != null) {
      rows.add(new SummaryRow(t.get("proof.at"), VietnamTime.moment(row.at())));
    }
    rows.add(
        new SummaryRow(
            t.get("proof.seal"),
            t.get(
                "proof.sealed",
                seal.checkpoint().number(),
                VietnamTime.moment(seal.checkpoint().at()))));
    rows.add(new SummaryRow(t.get("proof.key"), seal.checkpoint().keyFingerprint()));
    return rows;
  }
}
