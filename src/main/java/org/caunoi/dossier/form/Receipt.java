package org.caunoi.dossier.form;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the receiver of a hand-over has it.
 *
 * @param no of the hand-over
 * @param awaited whether somebody still has to say so, and nobody else has it by now
 * @param at when it was received; none where nobody said so
 * @param by who received it
 * @param confirmed else taken when the receiver first acted on the dossier
 */
public record Receipt(
    int no,
    boolean awaited,
    @Nullable Instant at,
    @Nullable String by,
    @JsonIgnore @Nullable UUID byId,
    boolean confirmed) {}
