#[test]
fn describes() {
    assert_eq!(shop::describe(&[]), "nothing".to_string());
    return;
}
