package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.document.Documents;
import org.caunoi.document.LayOutDocument;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.network.Authorities;
import org.caunoi.platform.pdf.RenderedPdf;
import org.caunoi.signing.Holder;
import org.caunoi.signing.RealKeys;
import org.caunoi.signing.SignFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Where keys are real, a paper carries its officer's signature and the seal, or is not made. */
@IntegrationTest
class SignPaperTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private RealKeys keys;
  @Autowired private LayOutDocument layingOut;
  @Autowired private StoreDocument storing;
  @Autowired private Documents documents;
  @Autowired private Authorities authorities;
  @Autowired private TransactionTemplate transaction;

  @TempDir private Path folder;

  @Test
  void anOfficerWithoutAKeyLeavesNoPaper() throws Exception {
    String unit = walk.authority();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, unit);
    Holder person =
        Holder.officer(officer.accountId(), officer.actor().name(), officer.displayName());
    Holder seal = Holder.seal(unit, authorities.get(unit).name());
    assertThatThrownBy(() -> sign(keys.of(folder, seal), officer)).hasMessage("no-signing-key");
    assertThatThrownBy(() -> sign(keys.of(folder, person), officer)).hasMessage("no-seal-key");
    assertThat(sign(keys.of(folder, person, seal), officer).sha256()).isNotEmpty();
  }

  private static RenderedPdf paper() {
    RenderedPdf.Size letter =
        new RenderedPdf.Size(PDRectangle.LETTER.getWidth(), PDRectangle.LETTER.getHeight());
    return new RenderedPdf(Papers.pdf(), 1, letter, letter);
  }

  private StoredDocument sign(SignFile signing, SignedIn officer) {
    SignPaper papers = new SignPaper(layingOut, signing, storing, documents, authorities);
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                papers.signForm(
                    paper(), walk.authority(), null, officer.actor(), officer.displayName())));
  }
}
