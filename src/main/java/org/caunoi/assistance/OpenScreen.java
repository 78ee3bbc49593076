package org.caunoi.assistance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Tokens;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.dossier.CodeWay;
import org.caunoi.party.PhoneNumber;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens what a paired screen shows; the cookie of the screen is all that opens it. */
@ActsAsHouse("the token of the screen stands for a sign-in")
@Component
public class OpenScreen {

  private final Screens screens;
  private final WatchScreens watch;
  private final ReadSession sessions;
  private final SessionActs acts;
  private final ConfirmationCodes codes;
  private final CodeWay ways;

  OpenScreen(
      Screens screens,
      WatchScreens watch,
      ReadSession sessions,
      SessionActs acts,
      ConfirmationCodes codes,
      CodeWay ways) {
    this.screens = screens;
    this.watch = watch;
    this.sessions = sessions;
    this.acts = acts;
    this.codes = codes;
    this.ways = ways;
  }

  /** What the screen looks at; empty for a cookie that opens nothing (any more). */
  @Transactional(readOnly = true)
  public Optional<Looking> looking(String cookie) {
    return screens
        .find(Tokens.hash(cookie), acts.now())
        .map(Screen::id)
        .map(id -> watch.look(List.of(id)).get(id));
  }

  /** Everything the screen shows; empty for a cookie that opens nothing (any more). */
  @Transactional(readOnly = true)
  public Optional<Sight> open(String cookie) {
    return screens.find(Tokens.hash(cookie), acts.now()).flatMap(this::sight);
  }

  /** The screen has said goodbye; its cookie opens nothing any more. */
  @Transactional
  public void leave(Sight sight) {
    screens.forget(sight.screen().id());
  }

  private Optional<Sight> sight(Screen screen) {
    Looking looking = watch.look(List.of(screen.id())).get(screen.id());
    if (looking == null) {
      return Optional.empty();
    }
    UUID id = looking.sessionId();
    if (id == null || looking.dark() || looking.list() != null) {
      return Optional.of(new Sight(screen, looking, null, false, false, false, 0));
    }
    Opened opened = sessions.forCitizen(id);
    List<SessionEventKind> history =
        acts.history(opened.session()).stream().map(SessionEvent::kind).toList();
    boolean agreed = opened.session().state() == SessionState.AGREED;
    return Optional.of(
        new Sight(
            screen,
            looking,
            opened,
            history.lastIndexOf(SessionEventKind.CARD_RIGHT)
                > history.lastIndexOf(SessionEventKind.CARD_READ),
            history.lastIndexOf(SessionEventKind.FILED_ON_PORTAL)
                > history.lastIndexOf(SessionEventKind.HANDED_OFF),
            ways.byPhone(),
            agreed ? codes.triesLeft(opened.session(), acts.now()) : 0));
  }

  /**
   * One look at a screen.
   *
   * @param opened null where no citizen is at the counter or the screen is dark
   * @param cardRight whether the citizen said that the card is theirs
   * @param filedOnPortal whether the citizen said that they filed on the portal
   * @param byPhone whether codes reach phones here
   * @param triesLeft tries left for the code on the citizen's phone; none where no code is good now
   */
  public record Sight(
      Screen screen,
      Looking looking,
      @Nullable Opened opened,
      boolean cardRight,
      boolean filedOnPortal,
      boolean byPhone,
      int triesLeft) {

    /** The citizen's own number, where a code can reach it. */
    public @Nullable PhoneNumber phone() {
      return opened == null || !byPhone
          ? null
          : PhoneNumber.tryParse(opened.draft().getOrDefault("phone", ""))
              .filter(PhoneNumber::takesMessages)
              .orElse(null);
    }
  }
}
