fn main() {
    let total = shop::total(&vec![1, 2]);
    println!("{}", total.clone());
}
