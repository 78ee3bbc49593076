package org.caunoi.assistance.web;

import java.util.Optional;
import org.caunoi.audit.ProveRow;
import org.caunoi.dossier.TrackingKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the codes on papers and screens lead. */
@Component
class SlipAddresses {

  private final TrackingKeys keys;
  private final ProveRow proving;
  private final String baseUrl;

  SlipAddresses(
      TrackingKeys keys,
      ProveRow proving,
      @Value("${caunoi.base-url:http://localhost:8080}") String baseUrl) {
    this.keys = keys;
    this.proving = proving;
    this.baseUrl = baseUrl.replaceFirst("/+$", "");
  }

  /** The page that asks for the digits of the phone. */
  String tracking(String code) {
    return baseUrl + "/tracking/" + code;
  }

  /** The same, opened by whoever has the slip. */
  String withKey(String code) {
    return tracking(code) + "?k=" + keys.keyOf(code);
  }

  /** The filing in the sealed history. */
  Optional<String> proofOf(String code) {
    return proving
        .idOf("dossier/" + code, "dossier-filed")
        .map(entry -> baseUrl + "/proof/" + entry);
  }

  /** Where a device takes up an offer of a screen. */
  String pairing(String token) {
    return baseUrl + CitizenScreenPages.HERE + "/pair/" + token;
  }

  /** Where the code of an offer is typed, as people read it. */
  String pairingByCode() {
    return readable(baseUrl + CitizenScreenPages.HERE);
  }

  static String readable(String address) {
    return address.replaceFirst("^https?://", "");
  }
}
