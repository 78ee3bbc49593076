package org.caunoi.dossier.web;

import java.util.List;
import java.util.stream.IntStream;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.form.Handover;
import org.caunoi.dossier.form.Handovers;
import org.caunoi.dossier.form.Receipt;
import org.caunoi.dossier.form.Receipts;
import org.caunoi.dossier.form.ReceiveHandover;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The rows of a control slip, and the receiver's word, for programs. */
@RestController
@RequestMapping("/api/v1/dossiers/{code}")
class HandoverApi {

  private final ReadDossier dossiers;
  private final Handovers handovers;
  private final Receipts receipts;
  private final ReceiveHandover receiving;

  HandoverApi(
      ReadDossier dossiers, Handovers handovers, Receipts receipts, ReceiveHandover receiving) {
    this.dossiers = dossiers;
    this.handovers = handovers;
    this.receipts = receipts;
    this.receiving = receiving;
  }

  /**
   * @param no of the hand-over that was read; the last one where nothing is said
   */
  record ReceiptBody(@Nullable Integer no) implements StrictBody {}

  @GetMapping("/hand-overs")
  @Requires(Permission.READ_DOCUMENTS)
  List<HandoverJson> list(SignedIn who, @PathVariable String code) {
    Dossier dossier = dossiers.facts(who, code);
    List<Handover> rows = handovers.list(dossier);
    List<Receipt> received = receipts.list(dossier);
    return IntStream.range(0, Math.min(rows.size(), received.size()))
        .mapToObj(i -> HandoverJson.of(rows.get(i), received.get(i)))
        .toList();
  }

  /** Said again it stays as it is. */
  @PostMapping("/hand-over-receipts")
  @Requires(Permission.MAKE_PAPERS)
  @ResponseStatus(HttpStatus.CREATED)
  Receipt receive(SignedIn who, @PathVariable String code, @RequestBody ReceiptBody body) {
    return receiving.receive(who, code, body.no());
  }
}
