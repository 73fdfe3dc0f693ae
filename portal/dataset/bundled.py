"""The datasets that came with the site, by the hash of their content: one line for each, the newest last.

A site that still publishes an earlier one is told of the newer figures; one that publishes anything else is left alone.
"""

BUNDLED_DATASETS = (
    "69252f89024a1426f59db0a367226a1fa3e51383fe8dd6be63ff2b76d4d78934",
    "60ac12abc6bdfd3ea20a61ebebf4985d2d0d49c1bf6a38a905ff2dd5742de2bc",
    "6aaeb7c17357182bf3c29c9e953ea555b3ae869bf94353c724b007f090e041e2",
    "341bd522c0e03fad768888042d7b5c0a85d1defdbb7a939e83f1b8c41646c293",
    "0130327b0b2b06382123744f88683766b242a08c4a7af4be5bfcf98cf0abf7fb",
    "2f4b8599d5a2225a8a7f871c192f004010493f09377b7a176f11c271713c992b",
    "1b93670fc18d67825e1f912dac4b31de238a9a1486c30064253cc536ca6628c1",
    "17aedc2ab19f3bcdd608780fa2991f834ad57a3ada8eab368342ee98a863d915",
    "0df5a9bb4333b14f013b4202afa23a92295e94300d91d1d1ca8d5f11925ae431",
    "355e4bbf1115c4b1c4bf00726a562c57024d5cdd7196c91eb04fac8eab727a92",
    "cbfd6ecc0469df83f8ce46176787483beea2df275685decd2c6fe5d6cf2e858a",
    "3a042d2d8d82d29ab2e696a3e3bc03f749e0b9602a18a6897221f737800bb8c0",
    "ddfb972d4ccc174c9ca746c65a284f1e318be7a4bfb6d808899f62810555e632",
    "16bc13aabf7c35fb5aeba79a4a42121e21b9303181b0734ae911aef81893e910",
    "0b24b89ec4e628704e803fe9b4cd92c2b7603582af6ac4006bb384b43cbe1e77",
    "ae5835490a33b3b95d73083a2736cc50b23fab10aa0227f66c59cff454f0dc69",
    "c5f5c8e2ef2b27ed4de98fa2dc24487b6b11641553ffc235c9cfcc3e236720c3",
    "f601da62c742fb59d5363c1e299bd4682eb1977128a3d0f99f4465778e49e027",
)


def is_earlier(content_hash: str) -> bool:
    """Whether a dataset came with the site before the newest one did."""
    return content_hash in BUNDLED_DATASETS[:-1]
