package org.caunoi.post.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.document.DocumentResponse;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.post.GivenProof;
import org.caunoi.post.Proof;
import org.caunoi.post.ReadProof;
import org.caunoi.shared.VietnamTime;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** How it is known that a citizen has their paper. */
@Controller
class DeliveryProofPages {

  private final ReadProof reading;
  private final ShipmentWords words;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  DeliveryProofPages(ReadProof reading, ShipmentWords words, Frames frames) {
    this.reading = reading;
    this.words = words;
    this.frames = frames;
  }

  @GetMapping("/shipments/{id}/proof")
  @Requires(Permission.READ_DOSSIERS)
  View show(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    Shell shell = frames.of(request, "post.proof");
    GivenProof given = reading.of(who, id);
    return Page.of(
        HttpStatus.OK,
        templates.postProof(
            shell,
            String.valueOf(given.shipment().reference()),
            rows(given, shell.t()),
            "/shipments/" + id + "/proof/",
            given.signature() != null,
            given.photo() != null,
            given.mandate() != null));
  }

  @GetMapping("/shipments/{id}/proof/signature")
  @Requires(Permission.READ_DOSSIERS)
  ResponseEntity<Resource> signature(SignedIn who, @PathVariable UUID id) {
    return picture(reading.picture(who, id, Proof.SIGNATURE), "signature");
  }

  @GetMapping("/shipments/{id}/proof/photo")
  @Requires(Permission.READ_DOSSIERS)
  ResponseEntity<Resource> photo(SignedIn who, @PathVariable UUID id) {
    return picture(reading.picture(who, id, Proof.PHOTO), "photo");
  }

  @GetMapping("/shipments/{id}/proof/mandate")
  @Requires(Permission.READ_DOSSIERS)
  ResponseEntity<Resource> mandate(SignedIn who, @PathVariable UUID id) {
    return picture(reading.picture(who, id, Proof.PROXY), "mandate");
  }

  private static ResponseEntity<Resource> picture(Opened opened, String name) {
    return DocumentResponse.of(opened.document(), opened.content(), name);
  }

  private List<SummaryRow> rows(GivenProof given, Texts t) {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(new SummaryRow(t.get("post.dossier"), given.shipment().dossierCode()));
    String shown =
        given.shown().stream()
            .map(one -> t.get("post.proof." + one))
            .collect(Collectors.joining("\n"));
    rows.add(new SummaryRow(t.get("post.proof.how"), shown));
    rows.add(new SummaryRow(t.get("post.proof.by"), given.by()));
    rows.add(new SummaryRow(t.get("post.proof.place"), words.place(given.place())));
    rows.add(new SummaryRow(t.get("post.proof.at"), VietnamTime.moment(given.at())));
    if (given.proxy() != null) {
      rows.add(new SummaryRow(t.get("post.proxy"), given.proxy()));
    }
    if (given.position() != null) {
      rows.add(new SummaryRow(t.get("post.proof.POSITION"), given.position()));
    }
    if (given.basis() != null) {
      rows.add(
          new SummaryRow(
              t.get("post.reported.basis"),
              t.get("post.reported.basis." + given.basis())
                  + "\n"
                  + given.saidBy()
                  + ", "
                  + given.confirmedBy()));
    }
    return rows;
  }
}
