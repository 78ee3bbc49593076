package org.caunoi.notification;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Answers;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.dossier.FileDossier;
import org.caunoi.dossier.FileDossier.Filed;
import org.caunoi.dossier.FileDossier.Request;

/** A dossier filed the way a partner system files one. */
final class FiledDossier {

  static final SignedIn PARTNER =
      new SignedIn(
          UUID.randomUUID(),
          "he-thong-thu",
          "Hệ thống thử",
          "HT",
          Set.of(Role.SYSTEM_CLIENT),
          Set.of(Permission.FILE_DOSSIER),
          null,
          null);

  private FiledDossier() {}

  static Filed by(FileDossier files, String phone) {
    return files.file(
        PARTNER,
        new Request(
            "2.000815",
            Answers.none(),
            Map.of(
                "fullName", "Nguyễn Thử Nghiệm",
                "personId", "001199000001",
                "birthDate", "05/09/1999",
                "sex", "male",
                "phone", phone,
                "commune", "00070",
                "address", "Số 1 phố Thử",
                "copies", "1",
                "wantElectronic", "paper"),
            SubmissionChannel.ONLINE,
            ReturnWay.COUNTER,
            List.of(),
            Confirmation.PARTNER,
            null,
            null,
            null,
            null,
            null));
  }
}
