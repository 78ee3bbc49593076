package org.caunoi.post.money;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.caunoi.post.model.Step;

/**
 * Money a citizen paid at the door for a parcel that never reached them.
 *
 * @param number on the parcel
 * @param receipt the citizen has
 * @param state what became of the parcel
 * @param counted whether it is out of the pocket of whoever took it
 */
public record RefundDue(
    @JsonIgnore String authority,
    UUID shipment,
    @JsonIgnore UUID dossier,
    String number,
    long amount,
    String receipt,
    Step state,
    UUID collectedBy,
    String collectedName,
    boolean counted) {}
