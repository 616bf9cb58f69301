"""The words of site furniture, as data: one pattern a line, each of a whole block, without regard to case.

A line that begins with ``+`` goes on with the pattern above it. Every pattern is bounded (``.{0,80}``, never ``.*``),
so that no block makes it slow.
"""

from __future__ import annotations

_BRANDS_WORDS = (
    "facebook twitter whatsapp linkedin pinterest reddit telegram tumblr flipboard instagram youtube messenger viber "
    "google google+ weibo wechat vk vkontakte odnoklassniki livejournal pocket snapchat tiktok skype xing email e-mail "
    "mail print fb mastodon bluesky threads"
)
BRANDS = frozenset(_BRANDS_WORDS.split())
_SHARE_WORDS = "share shares shared sharing tweet tweets retweet pin recommend like likes follow bookmark save copy"
SHARE = frozenset(_SHARE_WORDS.split())
_SHARE_FILL_WORDS = (
    "on via with this that to the by a an and or it us your you friend friends article story post page link links url "
    "more options option close news new window opens open in click x line plus one rss feed icon button buttons item "
    "comment comments view views total now here for of all + 0 : | / • · - – — & share: k m"
)
SHARE_FILL = frozenset(_SHARE_FILL_WORDS.split())

RULES: tuple[tuple[str, str], ...] = (
    (
        "advertisement",
        r"""
        advertise?ments?|ads?|ad feedback|advertise with us
        (?:sponsored|promoted)(?: (?:content|by .{1,40}|links?|stor(?:y|ies)))?|paid (?:content|post)
        (?:story|article) continues (?:below|after)\b.{0,40}|continue reading (?:below|the main story)\b.{0,40}
        scroll (?:down )?(?:for|to) .{0,60}|(?:like )?loading(?: (?:video|player|comments))?[. …]*
        report (?:this )?ad|skip ad(?:vertisement)?
        """,
    ),
    (
        "read-more",
        r"""
        (?:also read|read (?:also|more|next|the full .{2,40}|full story|on)|see (?:also|more))\W{0,4}
        more on this(?: story| topic)?\W{0,4}|more from .{2,60}|more (?:stories|news)\W{0,4}|full coverage\W{0,4}
        related(?: (?:articles?|stor(?:y|ies)|topics?|content|news|coverage|posts?|links?|reading|videos?|
        + items?|tags?))?\W{0,4}
        recommended(?: (?:for you|stories|articles|reading|videos?))?\W{0,4}|don['’]?t miss\W{0,4}|
        + must[ -]reads?\W{0,4}
        you (?:may|might) (?:also )?(?:like|be interested in|enjoy)\b.{0,30}|up next\W{0,4}|see full list
        (?:most|top) (?:read|popular|viewed|shared|stories|news|comments)\b.{0,30}|trending(?: now| stories|
        +  topics)?\W{0,4}
        (?:next|previous|prev)(?: (?:article|story|post))?\W{0,4}|latest(?: (?:news|stories|updates|articles))?\W{0,4}
        editor['’]?s['’]? picks?\W{0,4}|(?:from )?around the web|view (?:all|more|comments)\b.{0,40}
        continue reading\b.{0,60}|show (?:more|less)|load more|keep reading|explore more|what to read next
        popular(?: (?:stories|articles|posts|now))?\W{0,4}|suggested (?:stories|articles|reading)|
        + in case you missed it\W{0,4}
        more (?:in|on|about) [\w ]{2,30}
        """,
    ),
    (
        "read-more",
        r"""
        (?:also read|read (?:also|more|next|this)|see (?:also|more)|further reading|must read)\s?[:|
        + ►▶»>–—-]\s?\S.{2,220}
        related(?: (?:article|story|stories|articles|coverage|news))?\s?[:|►▶»>–—-]\s?\S.{2,220}
        (?:next|previous) (?:article|story|post)\s?[:|►▶»>–—-]\s?\S.{2,220}
        (?:more|watch|listen|don['’]t miss|recommended|in pictures|gallery|photos|video|insight|previously|
        + explore)\s?[:|►▶»>]\s?\S.{2,220}
        """,
    ),
    (
        "newsletter",
        r"""
        (?=.{0,200}?\b(?:sign[ -]?up|subscribe|register|get|join|receive|
        + delivered)\b).{0,220}?\bnewsletters?\b.{0,220}
        (?=.{0,200}?\b(?:sign[ -]?up|subscribe|register|get|join|receive|delivered)\b).{0,220}?\b(?:your|email|
        + the) inbox\b.{0,220}
        (?:sign[ -]?up|subscribe|register|join)\b.{0,160}?\b(?:mailing list|e-?mail (?:alerts|updates|address|
        + list)|push notifications?|channel)\b.{0,160}
        (?:sign[ -]?up|subscribe|register) (?:for|to)\b.{1,60}?\b(?:morning|midday|evening|weekend|daily|weekly|
        + monthly) (?:letter|e-?mail|briefing|bulletin|digest|round-?up)\b.{0,160}
        (?:subscribe|sign up|enter your e-?mail|your e-?mail)(?: (?:now|today|here|address))?\W{0,3}|
        + subscribe to .{2,60}
        thank you for (?:subscribing|signing up)\b.{0,80}|newsletters?|already (?:a )?subscrib\w+\b.{0,60}
        (?:get|enjoy|unlock) (?:unlimited|full|complete|all-)\W?(?:digital )?access\b.{0,120}
        become a (?:member|subscriber|patron)\b.{0,80}|support (?:us|our|independent) ?(?:journalism)?\W{0,3}|
        + donate(?: now)?\W{0,3}
        """,
    ),
    (
        "follow-us",
        r"""
        (?:please )?(?:you can )?(?:also )?(?:follow|find|like|join|connect with|visit|tweet(?: (?:at|
        + to))?)\b.{1,160}?\b(?:on|at|via)\W{0,2}(?:our |the )?(?:twitter|facebook|instagram|youtube|telegram|
        + whatsapp|linkedin|google|snapchat|tiktok|flipboard|@\w+)\b.{0,140}
        .{0,240}\bfollow (?:him|her|them|us|me) (?:on (?:twitter|facebook|instagram)|@\w+).{0,120}
        """,
    ),
    (
        "contact",
        r"""
        (?:contact|e-?mail|write to|send (?:us )?(?:tips|your tips|an e-?mail)|(?:got|have) a tip|to (?:contact|
        + reach)|reach)\b.{0,200}?[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,40}.{0,120}
        for (?:further|more|additional) (?:details|information)\b.{0,40}?\b(?:call|contact|e-?mail|see|visit)\b.{0,200}
        .{3,120}\b(?:can|may) be (?:reached|contacted|e-?mailed) (?:at|on|via)\b.{3,160}
        """,
    ),
    (
        "copyright",
        r"""
        (?:\W{0,3}copyright|©|all content)\W{0,3}.{0,60}(?:\b(?:19|20)\d\d\b|rights reserved).{0,260}
        \(c\)\W{0,3}(?:copyright )?(?:(?-i:[A-Z])[\w.&'’-]{0,30},? ){0,5}(?:19|20)\d\d\b.{0,260}
        copyright(?: [\w.&'’-]{1,30}){0,4} (?:news|times|press|media|post|herald|gazette|agency|wire|courier|tribune|
        + daily|weekly|monitor|network|group|ltd|inc)\.?
        .{0,260}\ball rights reserved\b.{0,160}|.{0,200}\bmay not be (?:published|reproduced|copied)\b.{0,260}
        (?:this copy is )?for (?:your )?personal,? non-?commercial use only\b.{0,300}
        order (?:a )?reprints?\b.{0,80}|reprints? (?:&|and) permissions?\b.{0,40}
        """,
    ),
    (
        "comments",
        r"""
        (?:\d[\d,.]*\s)?(?:comments?|replies|responses)(?:\s?\(\d[\d,.]*\))?:?|no comments(?: yet)?|reply
        (?:leave|post|add|write) (?:a|your) (?:comment|reply)\b.{0,40}|be the first to comment\b.{0,40}
        (?:join|start) the (?:conversation|discussion)\b.{0,60}|comments? (?:are|is) (?:closed|off|disabled)\b.{0,60}
        (?:log|sign) in to (?:comment|reply|leave)\b.{0,60}|(?:view|show|hide|read|
        + see) (?:all )?(?:\d+ )?comments?\b.{0,20}
        (?:tell us )?what (?:do )?you think\??|have your say\b.{0,40}
        """,
    ),
    (
        "cookie-notice",
        r"""
        .{0,120}\b(?:we|site|website|page|service)s? uses? cookies\b.{0,280}|(?:accept|reject|manage)(?: all)? cookies
        cookie (?:policy|settings|preferences|notice)|.{0,60}\bby continuing to (?:use|browse|visit) (?:this|
        + our|the) (?:web)?site\b.{0,240}
        (?:privacy|terms)(?: (?:policy|notice|statement|of (?:use|service)|(?:and|&) conditions))?(?:\s?[|
        + &·•]\s?(?:privacy|terms)[\w &]{0,30})?
        i (?:accept|agree)
        """,
    ),
    (
        "menu",
        r"""
        home|menu|main menu|search|navigation|skip to (?:main )?content|skip navigation|back to (?:top|.{2,30})|
        + log ?in|log ?out
        sign (?:in|out)|my account|register|site ?map|about us|contact us|jump to .{2,30}|toggle navigation|
        + go to .{2,30}page
        (?:e-?paper|today['’]s paper)|top of page|all sections|sections|tags?:?|topics?:?|filed under:?.{0,120}|
        + tagged:?.{0,120}
        (?:tags|topics|categories|keywords)\s?:\s?.{1,200}|posted in\b.{1,80}
        (?:[\w&' -]{2,24}\s?[>»\u203a|]\s?){2,12}[\w&' ,-]{2,80}
        """,
    ),
    (
        "page-tool",
        r"""
        page \d{1,4}(?: of \d{1,4})?
        (?:print|e-?mail)(?: this)?(?: (?:page|article|story))?|(?:text|font) size\b.{0,20}|a\s?a\s?a
        (?:increase|decrease) (?:text|font) size|listen(?: to (?:this )?(?:article|story))?\W{0,2}(?:\d+ min\w*)?
        save (?:article|story|for later)|\d+ min(?:ute)?s? (?:read|ago)|gift (?:this )?article
        (?:last |first )?(?:updated|posted|published|modified):? (?:\d{1,2}|an?|one) (?:min(?:ute)?|hour|hr|day|week|
        + month)s? ago
        (?:find|read|view) this (?:article|story|page) (?:online )?at\b.{0,200}
        (?:read(?:ing)? time|estimated reading time)\b.{0,30}|report (?:a )?(?:mistake|error|typo|correction)\b.{0,60}
        (?:an )?error (?:has )?occurred,? please try again\b.{0,60}|this article has been sent to\b.{0,20}
        view (?:on|in|original|gallery|photos)\b.{0,60}|(?:click|tap) (?:here|on|to)\b.{0,120}
        download (?:our|the) (?:\w+ ){0,3}app\b.{0,100}|get the (?:\w+ ){0,3}app\b.{0,60}
        (?:hide|show|toggle) caption|enlarge(?: (?:this )?image)?|expand|collapse|close|open gallery|full ?screen
        (?:view )?(?:\d+ )?(?:images|photos|slideshow)
        """,
    ),
    (
        "dateline",
        r"""
        (?:last |first )?(?:updated|posted|published|modified)(?: on| at)?:?\s?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}
        + (?:,? (?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4})?)?(?:\s?\|.{0,60})?
        """,
    ),
    (
        "notice",
        r"""
        (?:for immediate release|(?:press|news|media) release)(?: no\.? ?[\d/-]{1,12})?\W*
        embargoed? (?:until|till)\b.{1,80}
        (?-i:URGENT|BREAKING|FLASH|ALERT|EXCLUSIVE)\W*|breaking news\W*
        (?-i:BC|AM|PM)-[\w’'&]{2,30}(?:-{1,2}[\w’'& ]{2,30}){1,4}(?:,.{1,60})?
        (?-i:[A-Z][A-Z\d/&-]{2,40}),? (?:\d(?:st|nd|rd|th) (?:ld|lead)|ld-writethru)(?:-writethru)?(?:,.{1,40})?
        this (?:e-?mail|message)\b.{0,120}\b(?:confidential|intended (?:only |solely )?for)\b.{0,260}
        """,
    ),
    (
        "player",
        r"""
        media (?:playback is (?:unsupported|not supported)|player|error|captions?)\b.{0,80}|video player\b.{0,60}
        your browser (?:does not|doesn['’]t)\b.{0,120}|(?:please )?(?:enable|turn on) (?:java ?script|
        + cookies)\b.{0,160}
        java ?script (?:is|must)\b.{0,120}|(?:play|watch|pause|replay)(?: (?:the )?video| now| live)?
        (?:this|the) video (?:is not available|can(?:not|['’]t) be played|file cannot)\b.{0,100}
        duration:? [\d:]{3,8}|\d{1,2}:\d\d(?: ?/ ?\d{1,2}:\d\d)?|auto ?play|mute|unmute|live
        """,
    ),
)
